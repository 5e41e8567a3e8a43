// A fault handler without an IPC buffer: its message ends with the registers.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

CASE(Fault, ToAHandlerWithoutABufferIsCutToTheRegisters, "IPC-005") {
    const FaultHandler handler(t);
    SystemCall recv(sys::seL4_SysRecv, handler.endpoint());
    const Worker receiver = t.start(recv, SystemCall::make, {.has_ipc_buffer = false});
    t.settle();
    // The longest fault message: all registers of a system call that there is not.
    start_at(t, handler, registers_at(selfe_conformance_fault_trap));
    t.settle();
    CHECK("IPC-005", receiver.is_done());
    CHECK_EQ("IPC-005", recv.info().label(), Word{sys::seL4_Fault_UnknownSyscall});
    CHECK_EQ("IPC-005", recv.info().length(), Word{Trap::message_register_count});
}

}  // namespace selfe::conformance
