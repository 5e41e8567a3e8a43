// Tests of the 8250/16550 driver against a model of its registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/uart/ns16550.hpp"

#include "uart_model.hpp"

namespace selfe::uart {
namespace {

// National Semiconductor's data sheet "PC16550D", section "Registers". The holding register is one
// byte deep, as without FIFO.
template <unsigned Shift>
class Ns16550Model {
  public:
    explicit Ns16550Model(uint32_t line_control) : line_control_(line_control) {}

    uint32_t read(size_t offset) {
        switch (number_of(offset)) {
            case 3:
                return line_control_;
            case 5: {
                const uint32_t status = transmitter.is_empty() ? 0x60U : 0U;
                transmitter.tick();
                return status;
            }
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void write(size_t offset, uint32_t value) {
        switch (number_of(offset)) {
            case 0:
                EXPECT_EQ(line_control_ & 0x80U, 0U) << "a byte into the divisor latch";
                transmitter.put(value);
                break;
            case 3:
                line_control_ = value;
                ++writes;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

    uint32_t line_control() const { return line_control_; }

    Transmitter transmitter{1};
    int writes = 0;

  private:
    static size_t number_of(size_t offset) {
        EXPECT_EQ(offset % (size_t{1} << Shift), 0U) << "an access between registers";
        return offset >> Shift;
    }

    uint32_t line_control_;
};

template <unsigned Shift>
using Driver = Ns16550<ModelRegisters<Ns16550Model<Shift>>, Shift>;

template <unsigned Shift>
void send_long_text() {
    Ns16550Model<Shift> model(0x03);
    Driver<Shift> driver{ModelRegisters(model)};
    driver.write(long_text().data(), long_text().size());
    EXPECT_EQ(model.transmitter.sent(), long_text());
}

TEST(UartNs16550, SendsEveryByteInOrder) {
    send_long_text<0>();
}

TEST(UartNs16550, FindsRegistersThatAreFourBytesApart) {
    send_long_text<2>();
}

TEST(UartNs16550, LeavesAnEightBitLineAlone) {
    Ns16550Model<0> model(0x1b);  // eight bits, even parity: the firmware's choice
    Driver<0> driver{ModelRegisters(model)};
    driver.enable();
    EXPECT_EQ(model.writes, 0);
}

TEST(UartNs16550, LeavesTheDivisorLatchAndSetsEightBits) {
    for (const uint32_t found : {0x83U, 0x02U, 0x00U}) {
        Ns16550Model<0> model(found);
        Driver<0> driver{ModelRegisters(model)};
        driver.enable();
        EXPECT_EQ(model.line_control(), 0x03U);
        driver.write("x", 1);
        EXPECT_EQ(model.transmitter.sent(), "x");
    }
}

}  // namespace
}  // namespace selfe::uart
