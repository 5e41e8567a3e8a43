// The right to answer a fault: it is in the handler's reply object, as a caller's is.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_receiver.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(Fault, WaitsForItsAnswerLikeACall, "FLT-007") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    t.settle();
    REQUIRE_EQ(handler.endpoint().recv(reply).badge, FaultHandler::badge);
    t.settle();
    CHECK("FLT-007", !faulting.worker.is_done());
    CHECK_EQ("FLT-007", Delivery::take(handler.endpoint()).badge, Word{0});
    // Answered, the thread goes on: it faults again.
    reply.send(message(0));
    CHECK_EQ("FLT-007", handler.take().badge, FaultHandler::badge);
}

CASE(Fault, WithoutAnAnswerLeavesTheThreadStoppedUntilResumed, "FLT-008") {
    FaultHandler handler(t);
    const Faulting faulting(t, handler.address());
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    t.settle();
    REQUIRE_EQ(handler.endpoint().recv(reply).badge, FaultHandler::badge);
    REQUIRE_OK(t.slot_of(reply).delete_());
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
