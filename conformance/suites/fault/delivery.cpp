// A fault as a message: what it looks like, and that its sender waits like a caller.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_receiver.hpp"
#include "faulting_thread.hpp"
#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

Word label_of_fault(Case& t, const void* code) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, window));
    return handler.take().info.label();
}

}  // namespace

CASE(Fault, ArrivesWithTheBadgeOfTheHandlersCapability, "FLT-001") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-001", fault.badge, FaultHandler::badge);
    CHECK_EQ("FLT-001", fault.info, MessageInfo(sys::seL4_Fault_CapFault, 5));
    CHECK("FLT-001", !faulting.worker.is_done());
}

CASE(Fault, LabelIsItsType, "FLT-001", "FLT-002") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    CHECK_EQ("FLT-002", handler.take().info.label(), Word{1});
    CHECK_EQ("FLT-002", label_of_fault(t, selfe_conformance_fault_trap), Word{2});
    CHECK_EQ("FLT-002", label_of_fault(t, selfe_conformance_fault_undefined), Word{3});
    const Word vm_fault = config::flag_or("KERNEL_MCS", false) ? 6 : 5;
    const Word label = label_of_fault(t, selfe_conformance_fault_load);
    CHECK_EQ("FLT-002", label, vm_fault);
    CHECK_EQ("FLT-001", label, Word{sys::seL4_Fault_VMFault});
}

CASE(Fault, QueuesBehindOthersAtTheSameHandler, "FLT-010") {
    const FaultHandler handler(t);
    Faulting threads[] = {Faulting(t, t.minted(handler.endpoint(), 1).bits),
                          Faulting(t, t.minted(handler.endpoint(), 2).bits),
                          Faulting(t, t.minted(handler.endpoint(), 3).bits)};
    t.settle();
    bool is_seen[3]{};
    for (size_t i = 0; i < 3; ++i) {
        const Delivery fault = Delivery::take(handler.endpoint());
        REQUIRE(fault.badge >= 1 && fault.badge <= 3);
        const size_t sender = fault.badge - 1;
        is_seen[sender] = true;
        CHECK_EQ("FLT-010", fault.words[sys::seL4_CapFault_Addr], threads[sender].slot.index);
    }
    CHECK("FLT-010", is_seen[0] && is_seen[1] && is_seen[2]);
}

}  // namespace selfe::conformance
