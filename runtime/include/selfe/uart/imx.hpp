// Console on a UART of the i.MX family.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "i.MX 6Dual/6Quad Applications Processor Reference Manual", chapter "Universal
// Asynchronous Receiver/Transmitter (UART)".
#pragma once

#include "selfe/registers.hpp"

namespace selfe::uart {

/// Sends by polling. The line's speed is the firmware's choice and stays as it is.
template <Registers Access>
class Imx {
  public:
    constexpr explicit Imx(Access registers) : registers_(registers) {}

    /// Makes the transmitter run if it does not: eight data bits, no parity, no flow control.
    void enable() {
        const uint32_t control1 = registers_.read(control1_offset);
        const uint32_t control2 = registers_.read(control2_offset);
        if ((control1 & control1_uart) != 0 && (control2 & control2_transmit) != 0) {
            return;
        }
        registers_.write(control1_offset, control1 | control1_uart);
        registers_.write(control2_offset, control2 | control2_no_reset | control2_transmit |
                                              control2_eight_bits | control2_ignore_rts);
    }

    /// Returns when the last byte is in the FIFO; a transmitter that has stopped makes it wait for
    /// ever.
    void write(const char* bytes, size_t size) {
        for (size_t index = 0; index < size; ++index) {
            while ((registers_.read(test_offset) & test_transmit_full) != 0) {
            }
            registers_.write(transmit_offset, static_cast<unsigned char>(bytes[index]));
        }
    }

  private:
    static constexpr size_t transmit_offset = 0x40;  // UTXD
    static constexpr size_t control1_offset = 0x80;  // UCR1
    static constexpr size_t control2_offset = 0x84;  // UCR2
    static constexpr size_t test_offset = 0xb4;      // UTS

    static constexpr uint32_t control1_uart = 1U << 0;         // UARTEN
    static constexpr uint32_t control2_no_reset = 1U << 0;     // SRST, which resets while it is 0
    static constexpr uint32_t control2_transmit = 1U << 2;     // TXEN
    static constexpr uint32_t control2_eight_bits = 1U << 5;   // WS
    static constexpr uint32_t control2_ignore_rts = 1U << 14;  // IRTS
    static constexpr uint32_t test_transmit_full = 1U << 4;    // TXFULL

    Access registers_;
};

}  // namespace selfe::uart
