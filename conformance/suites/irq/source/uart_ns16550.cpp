// A UART of the 8250 and 16550 family: its holding register is empty, and may say so.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: National Semiconductor's data sheet "PC16550D", section "Registers".
#include "../source.hpp"
#include "uart_registers.hpp"

namespace selfe::conformance {
namespace {

constexpr Word interrupt_enable = 1;       // IER
constexpr Word modem_control = 4;          // MCR
constexpr Word line_status = 5;            // LSR
constexpr uint32_t holding_enable = 0x02;  // IER.ETBEI
constexpr uint32_t out2 = 0x08;            // MCR.OUT2: a PC gates the interrupt with this output
constexpr uint32_t holding_empty = 0x20;   // LSR.THRE

}  // namespace

Source::Source(Case& t, const BootSpace& boot) {
    get_uart(t, boot);
    uart_write(modem_control, uart_read(modem_control) | out2);
    lower();
}

Word Source::irq() {
    return platform::uart::irq;
}

void Source::raise() {
    while ((uart_read(line_status) & holding_empty) == 0) {
    }
    uart_write(interrupt_enable, holding_enable);
    (void)uart_read(interrupt_enable);  // the write has arrived when the read comes back
}

void Source::lower() {
    uart_write(interrupt_enable, 0);
    (void)uart_read(interrupt_enable);
}

}  // namespace selfe::conformance
