// A fault handler whose IPC buffer the kernel may only read: its answers are whole all the same.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {
namespace {

struct Answerer {
    Cap<Endpoint> endpoint;
    MessageInfo answer;

    static void run(Answerer& self) {
        (void)receive(self.endpoint);
        answer_caller(self.answer);
    }
};

}  // namespace

CASE(UnknownSyscallFault, AnsweredFromAReadOnlyBufferGoesOnWhereItSays, "FLT-032") {
    constexpr Word fault_ip = sys::seL4_UnknownSyscall_FaultIP;
    static_assert(fault_ip >= Trap::message_register_count, "it must travel in the buffer");
    FaultHandler handler(t);
    const Cap<Page> frame = make_page(t);
    map_page(t, t.vspace(), frame, window);
    reinterpret_cast<sys::seL4_IPCBuffer*>(window)->msg[fault_ip] =
        address_of(selfe_conformance_fault_trap) + instruction_size;
    Answerer answerer{handler.endpoint(), MessageInfo(0, fault_ip + 1)};
    const Worker worker = t.prepare(answerer, Answerer::run);
    REQUIRE_OK(worker.tcb().set_ipc_buffer(window, t.copy_of(frame, Rights::can_read())));
    REQUIRE_OK(worker.tcb().resume());
    t.settle();
    start_at(t, handler, registers_at(selfe_conformance_fault_trap));
    t.settle();
    REQUIRE(worker.is_done());
    CHECK("FLT-032", is_behind(handler.take(), selfe_conformance_fault_trap));
}

}  // namespace selfe::conformance
