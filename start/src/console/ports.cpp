// The platform's UART behind IO ports: a capability to them, invoked at each access.
// SPDX-License-Identifier: BSD-2-Clause
#include "../claim.hpp"
#include "../console.hpp"
#include "selfe/console.hpp"
#include "selfe/io_port.hpp"
#include "selfe/panic.hpp"
#include "selfe/platform.hpp"
#include "selfe/port_registers.hpp"
#include "selfe/uart/kind.hpp"

namespace selfe {
namespace {

constexpr uint16_t first_port = platform::uart::base;
constexpr uint16_t last_port = first_port + (8U << platform::uart::register_shift) - 1;

// Null in a thread that has said nothing: its CSpace is the root task's.
thread_local Cap<Any> copy_of_this_thread;

struct ConsoleCap {
    Cap<IoPort> operator()() const {
        return cap_cast<IoPort>(copy_of_this_thread.is_null() ? claims().console
                                                              : copy_of_this_thread);
    }
};

using Access = PortRegisters<ConsoleCap>;

constinit uart::Driver<platform::uart::kind, Access, platform::uart::register_shift> console{
    Access(first_port, {})};

}  // namespace

void start::set_up_platform_console(const BootInfo& boot_info) {
    const Slot slot = claim_slot(boot_info);
    if (!is_ok(init_thread::io_port_control.issue(first_port, last_port, slot))) {
        panic("the ports of the console's UART cannot be had");
    }
    claim_console(Cap<Any>{slot.index});
    console.enable();
    use_console(console);
}

void use_console_cap(Cap<Any> copy) {
    copy_of_this_thread = copy;
}

}  // namespace selfe
