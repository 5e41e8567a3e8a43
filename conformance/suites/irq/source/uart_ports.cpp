// The UART's registers behind IO ports.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/claims.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/io_port.hpp"
#include "selfe/platform.hpp"
#include "uart_registers.hpp"

namespace selfe::conformance {
namespace {

constexpr Word first = platform::uart::base;
constexpr Word last = first + (Word{8} << platform::uart::register_shift) - 1;

// One case runs at a time, and each gets its own.
constinit Cap<IoPort> ports;

sys::seL4_Uint16 port(Word number) {
    return static_cast<sys::seL4_Uint16>(first + (number << platform::uart::register_shift));
}

}  // namespace

void get_uart(Case& t, const BootSpace& boot) {
    ports = Cap<IoPort>{case_slot::Console};
    if (claims().console.is_null()) {
        const Slot slot = t.empty_slot();
        REQUIRE_OK(boot.cap<IoPortControl>(sys::seL4_CapIOPortControl).issue(first, last, slot));
        ports = Cap<IoPort>{slot.index};
    }
}

uint32_t uart_read(Word number) {
    return ports.in8(port(number)).value_or(0);
}

void uart_write(Word number, uint32_t value) {
    (void)ports.out8(port(number), value);
}

}  // namespace selfe::conformance
