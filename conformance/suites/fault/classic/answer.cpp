// The right to answer a fault: a reply capability like a caller's.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_receiver.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(Fault, WaitsForItsAnswerLikeACall, "FLT-007") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    // The handler has a capability to answer, which can be saved as a caller's can.
    const Slot saved = t.empty_slot();
    REQUIRE_OK(saved.save_caller());
    CHECK("FLT-007", !t.is_empty(saved));
    CHECK("FLT-007", !faulting.worker.is_done());
    // Used, it lets the thread go on: it faults again.
    Cap<Endpoint>{saved.index}.send(message(0));
    CHECK_EQ("FLT-007", handler.take().badge, FaultHandler::badge);
}

CASE(Fault, WithoutAnAnswerLeavesTheThreadStoppedUntilResumed, "FLT-008") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    REQUIRE_EQ(handler.take().badge, FaultHandler::badge);
    const Slot saved = t.empty_slot();
    REQUIRE_OK(saved.save_caller());
    REQUIRE_OK(saved.delete_());
    CHECK_EQ("FLT-008", handler.take().badge, Word{0});
    CHECK("FLT-008", !faulting.worker.is_done());
    // Restarted, the system call finds what it lacked.
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_OK(faulting.slot.copy(t.slot_of(notification), Rights::all()));
    t.minted(notification, 4).signal();
    REQUIRE_OK(faulting.worker.tcb().resume());
    t.settle();
    CHECK("FLT-008", faulting.worker.is_done());
}

}  // namespace selfe::conformance
