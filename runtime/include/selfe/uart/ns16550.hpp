// Console on a UART of the 8250 and 16550 family, in memory or behind IO ports.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: National Semiconductor's data sheet "PC16550D Universal Asynchronous
// Receiver/Transmitter with FIFOs", section "Registers".
#pragma once

#include "selfe/registers.hpp"

namespace selfe::uart {

/// Sends by polling. The line's speed is the firmware's choice and stays as it is. `RegisterShift`
/// is log2 of the distance between two registers in bytes.
template <Registers Access, unsigned RegisterShift>
class Ns16550 {
  public:
    constexpr explicit Ns16550(Access registers) : registers_(registers) {}

    /// Brings the data register into view, with eight data bits, if the line is in another state.
    void enable() {
        constexpr uint32_t examined = line_control_divisor | line_control_eight_bits;
        const uint32_t line_control = registers_.read(line_control_offset);
        if ((line_control & examined) != line_control_eight_bits) {
            registers_.write(line_control_offset, line_control_eight_bits);
        }
    }

    /// Returns when the last byte is in the holding register; a transmitter that has stopped makes
    /// it wait for ever.
    void write(const char* bytes, size_t size) {
        for (size_t index = 0; index < size; ++index) {
            while ((registers_.read(line_status_offset) & line_status_holding_empty) == 0) {
            }
            registers_.write(holding_offset, static_cast<unsigned char>(bytes[index]));
        }
    }

  private:
    static constexpr size_t holding_offset = 0 << RegisterShift;       // THR
    static constexpr size_t line_control_offset = 3 << RegisterShift;  // LCR
    static constexpr size_t line_status_offset = 5 << RegisterShift;   // LSR

    static constexpr uint32_t line_control_eight_bits = 3U << 0;    // WLS
    static constexpr uint32_t line_control_divisor = 1U << 7;       // DLAB
    static constexpr uint32_t line_status_holding_empty = 1U << 5;  // THRE

    Access registers_;
};

}  // namespace selfe::uart
