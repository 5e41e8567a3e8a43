// Tests of the PL011 driver against a model of its registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/uart/pl011.hpp"

#include "uart_model.hpp"

namespace selfe::uart {
namespace {

// "PrimeCell UART (PL011) Technical Reference Manual", sections 3.3.3 (flags), 3.3.7 (line control)
// and 3.3.8 (control).
class Pl011Model {
  public:
    explicit Pl011Model(uint32_t control, uint32_t line_control = 0)
        : control_(control), line_control_(line_control) {}

    uint32_t read(size_t offset) {
        switch (offset) {
            case 0x18: {
                const uint32_t flags =
                    (transmitter.is_full() ? 0x20U : 0U) | (transmitter.is_empty() ? 0x80U : 0x08U);
                transmitter.tick();
                return flags;
            }
            case 0x2c:
                return line_control_;
            case 0x30:
                return control_;
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void write(size_t offset, uint32_t value) {
        switch (offset) {
            case 0x00:
                EXPECT_EQ(control_ & 0x101U, 0x101U) << "a byte for a UART that does not send";
                transmitter.put(value);
                break;
            case 0x2c:
                EXPECT_EQ(control_ & 1U, 0U) << "the format changed while the UART is enabled";
                line_control_ = value;
                ++writes;
                break;
            case 0x30:
                control_ = value;
                ++writes;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

    uint32_t control() const { return control_; }
    uint32_t line_control() const { return line_control_; }

    Transmitter transmitter{32};
    int writes = 0;

  private:
    uint32_t control_;
    uint32_t line_control_;
};

using Driver = Pl011<ModelRegisters<Pl011Model>>;

TEST(UartPl011, SendsEveryByteInOrder) {
    Pl011Model model(0x301);
    Driver driver{ModelRegisters(model)};
    driver.write(long_text().data(), long_text().size());
    EXPECT_EQ(model.transmitter.sent(), long_text());
}

TEST(UartPl011, LeavesARunningUartAlone) {
    Pl011Model model(0x301, 0x70);
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.writes, 0);
}

TEST(UartPl011, EnablesOneThatIsOff) {
    Pl011Model model(0x300);  // as reset leaves it
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.control(), 0x301U) << "enabled, both directions as they were";
    EXPECT_EQ(model.line_control(), 0x70U) << "eight bits, FIFO";
    driver.write("x", 1);
    EXPECT_EQ(model.transmitter.sent(), "x");
}

TEST(UartPl011, EnablesATransmitterThatIsOff) {
    Pl011Model model(0xc201);  // flow control and receiver in use, transmitter not
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.control(), 0xc301U) << "the rest stays as it was";
}

}  // namespace
}  // namespace selfe::uart
