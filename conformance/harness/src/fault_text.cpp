// An unexpected fault as a detail line.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/fault_text.hpp"

#include "selfe/fault.hpp"

namespace selfe::conformance {
namespace {

void add_address(DetailText& text, const char* what, Word address) {
    text.add(what);
    text.add("0x");
    text.add_hex(address);
}

}  // namespace

DetailText describe_fault(const Received& received) {
    DetailText text;
    Fault::from(received.info)
        .visit(Overload{
            [&](VmFault fault) {
                add_address(text, "VM fault: ", fault.ip);
                add_address(text,
                            fault.prefetch_fault != 0 ? " cannot execute " : " cannot access ",
                            fault.addr);
                add_address(text, ", status ", fault.fsr);
            },
            [&](CapFault fault) {
                add_address(text, "cap fault: ", fault.ip);
                add_address(text, " used CPtr ", fault.addr);
                add_address(text, ", lookup failure ", fault.lookup_failure);
            },
            [&](UnknownSyscall fault) {
                add_address(text, "unknown system call: ", fault.fault_ip);
                add_address(text, " called ", fault.syscall);
            },
            [&](UserException fault) {
                add_address(text, "user exception: ", fault.fault_ip);
                add_address(text, ", number ", fault.number);
                add_address(text, ", code ", fault.code);
            },
            [&](auto) { add_address(text, "fault with label ", received.label()); },
        });
    return text;
}

}  // namespace selfe::conformance
