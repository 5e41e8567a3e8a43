// Faults of threads whose CSpace has gone, or that have no handler, with scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
//
// The handler is a capability in the TCB, not an address in the thread's CSpace: it outlives that.
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;
constexpr Word somewhere = 0x75;

// The fault of a worker that makes one system call after its CSpace has gone.
Reply fault_without_cspace(Case& t, sys::seL4_Syscall_ID number) {
    FaultHandler handler(t);
    const Cap<CNode> root = t.make<CNode>(radix);
    SystemCall call(number, Cap<Any>{somewhere});
    const Worker worker =
        t.prepare(call, SystemCall::make, {.fault_handler = handler.address(), .cspace = root});
    t.must(t.slot_of(root).revoke(), "the thread's own capability to its CSpace cannot be revoked");
    t.must(worker.tcb().resume(), "a worker cannot be resumed");
    return handler.take().message();
}

Reply invalid_root_fault(Word in_receive_phase) {
    return message_of(sys::seL4_Fault_CapFault,
                      reinterpret_cast<Word>(selfe_conformance_trap_instruction), somewhere,
                      in_receive_phase, sys::seL4_InvalidRoot);
}

}  // namespace

CASE(CapFault, OfACSpaceThatHasGoneSending, "FLT-013") {
    CHECK_EQ("FLT-013", fault_without_cspace(t, sys::seL4_SysSend), invalid_root_fault(0));
    CHECK_EQ("FLT-013", fault_without_cspace(t, sys::seL4_SysCall), invalid_root_fault(0));
}

CASE(CapFault, OfACSpaceThatHasGoneReceiving, "FLT-014") {
    CHECK_EQ("FLT-014", fault_without_cspace(t, sys::seL4_SysRecv), invalid_root_fault(1));
    CHECK_EQ("FLT-014", fault_without_cspace(t, sys::seL4_SysNBRecv), invalid_root_fault(1));
}

CASE(FaultHandler, ThatIsMissingLeavesTheThreadSuspended, "FLT-005") {
    FaultHandler later(t);
    SystemCall call(sys::seL4_SysRecv, Cap<Any>{});
    const Worker worker = t.start(call, SystemCall::make, {.fault_handler = case_slot::Null});
    t.settle();
    CHECK("FLT-005", !worker.is_done());
    // Nobody is told afterwards either, until the thread is resumed and does the same again.
    REQUIRE_OK(worker.tcb().set_space(later.cap(), t.cnode(), 0, t.vspace(), 0));
    CHECK_EQ("FLT-005", later.take().badge, Word{0});
    REQUIRE_OK(worker.tcb().resume());
    CHECK_EQ("FLT-005", later.take().badge, FaultHandler::badge);
}

}  // namespace selfe::conformance
