// Tests of the i.MX UART driver against a model of its registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/uart/imx.hpp"

#include "uart_model.hpp"

namespace selfe::uart {
namespace {

// "i.MX 6Dual/6Quad Applications Processor Reference Manual", section "UART Memory Map/Register
// Definition".
class ImxModel {
  public:
    ImxModel(uint32_t control1, uint32_t control2) : control1_(control1), control2_(control2) {}

    uint32_t read(size_t offset) {
        switch (offset) {
            case 0x80:
                return control1_;
            case 0x84:
                return control2_;
            case 0xb4: {
                const uint32_t status =
                    (transmitter.is_full() ? 0x10U : 0U) | (transmitter.is_empty() ? 0x40U : 0U);
                transmitter.tick();
                return status;
            }
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void write(size_t offset, uint32_t value) {
        switch (offset) {
            case 0x40:
                EXPECT_TRUE((control1_ & 1U) != 0 && (control2_ & 4U) != 0)
                    << "a byte for a UART that does not send";
                transmitter.put(value);
                break;
            case 0x80:
                control1_ = value;
                ++writes;
                break;
            case 0x84:
                EXPECT_NE(value & 1U, 0U) << "SRST at 0 resets the UART";
                EXPECT_NE(control1_ & 1U, 0U) << "the transmitter is enabled after the UART";
                control2_ = value;
                ++writes;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

    uint32_t control1() const { return control1_; }
    uint32_t control2() const { return control2_; }

    Transmitter transmitter{32};
    int writes = 0;

  private:
    uint32_t control1_;
    uint32_t control2_;
};

using Driver = Imx<ModelRegisters<ImxModel>>;

TEST(UartImx, SendsEveryByteInOrder) {
    ImxModel model(0x1, 0x4027);
    Driver driver{ModelRegisters(model)};
    driver.write(long_text().data(), long_text().size());
    EXPECT_EQ(model.transmitter.sent(), long_text());
}

TEST(UartImx, LeavesARunningUartAlone) {
    ImxModel model(0x1, 0x2027);
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.writes, 0);
}

TEST(UartImx, EnablesOneThatIsOff) {
    ImxModel model(0x200, 0x1);  // as reset leaves it, and a receiver interrupt that stays
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.control1(), 0x201U);
    EXPECT_EQ(model.control2(), 0x4025U) << "transmitter on, eight bits, RTS ignored";
    driver.write("x", 1);
    EXPECT_EQ(model.transmitter.sent(), "x");
}

TEST(UartImx, EnablesATransmitterThatIsOff) {
    ImxModel model(0x1, 0x23);  // eight bits, receiver only
    Driver driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.control2(), 0x4027U) << "the receiver stays on";
}

}  // namespace
}  // namespace selfe::uart
