// Console on an Arm PrimeCell UART (PL011).
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "PrimeCell UART (PL011) Technical Reference Manual", section "Summary of registers".
#pragma once

#include "selfe/registers.hpp"

namespace selfe::uart {

/// Sends by polling. The line's speed is the firmware's choice and stays as it is.
template <Registers Access>
class Pl011 {
  public:
    constexpr explicit Pl011(Access registers) : registers_(registers) {}

    /// Makes the transmitter run if it does not: eight data bits, no parity, with FIFO.
    void enable() {
        constexpr uint32_t running = control_uart | control_transmit;
        const uint32_t control = registers_.read(control_offset);
        if ((control & running) == running) {
            return;
        }
        // The format must not change while the UART is enabled.
        registers_.write(control_offset, control & ~control_uart);
        registers_.write(line_control_offset, line_eight_bits | line_fifo);
        registers_.write(control_offset, control | running);
    }

    /// Returns when the last byte is in the FIFO; a transmitter that has stopped makes it wait for
    /// ever.
    void write(const char* bytes, size_t size) {
        for (size_t index = 0; index < size; ++index) {
            while ((registers_.read(flag_offset) & flag_transmit_full) != 0) {
            }
            registers_.write(data_offset, static_cast<unsigned char>(bytes[index]));
        }
    }

  private:
    static constexpr size_t data_offset = 0x00;          // UARTDR
    static constexpr size_t flag_offset = 0x18;          // UARTFR
    static constexpr size_t line_control_offset = 0x2c;  // UARTLCR_H
    static constexpr size_t control_offset = 0x30;       // UARTCR

    static constexpr uint32_t flag_transmit_full = 1U << 5;  // TXFF
    static constexpr uint32_t line_fifo = 1U << 4;           // FEN
    static constexpr uint32_t line_eight_bits = 3U << 5;     // WLEN
    static constexpr uint32_t control_uart = 1U << 0;        // UARTEN
    static constexpr uint32_t control_transmit = 1U << 8;    // TXE

    Access registers_;
};

}  // namespace selfe::uart
