// TCB.SetPriority, SetMCPriority and SetSchedParams: what they change, and at once.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

void wait_once(Cap<Notification>& notification) {
    (void)notification.wait();
}

// A copy of the root task's own TCB capability: the one thread whose MCP is the greatest.
Cap<Tcb> greatest_authority(Case& t) {
    const Slot slot = t.empty_slot();
    REQUIRE_OK(slot.copy(t.boot_slot(init_thread::tcb.bits), Rights::all()));
    return Cap<Tcb>{slot.index};
}

}  // namespace

CASE(TcbSetPriority, AboveTheCallerPreemptsAtOnce, "TCB-128") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    REQUIRE(!worker.is_done());
    REQUIRE_OK(worker.tcb().set_priority(t.tcb(), priority::High));
    CHECK("TCB-128", worker.is_done());
}

CASE(TcbSetPriority, OfAThreadThatASignalHasWokenPreemptsAtOnce, "TCB-128") {
    Cap<Notification> notification = t.make<Notification>();
    const Worker worker = t.start(notification, wait_once, {.priority = priority::Low});
    t.settle();
    notification.signal();
    REQUIRE(!worker.is_done());
    REQUIRE_OK(worker.tcb().set_priority(t.tcb(), priority::High));
    CHECK("TCB-128", worker.is_done());
}

CASE(TcbSetPriority, BelowTheCallerDoesNotRun, "TCB-128") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    REQUIRE_OK(worker.tcb().set_priority(t.tcb(), priority::Body - 1));
    CHECK("TCB-128", !worker.is_done());
}

CASE(TcbSetPriority, LoweringTheCallerSwitchesAway, "TCB-129") {
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    REQUIRE_OK(t.tcb().set_priority(t.tcb(), priority::Low + 1));
    CHECK("TCB-129", !worker.is_done());
    REQUIRE_OK(t.tcb().set_priority(t.tcb(), priority::Low - 1));
    CHECK("TCB-129", worker.is_done());
}

CASE(TcbSetPriority, UpToTheMcpOfTheAuthoritySucceeds, "TCB-130") {
    const Cap<Tcb> thread = t.make<Tcb>();
    const Cap<Tcb> greatest = greatest_authority(t);
    for (const Word priority : {Word{sys::seL4_MinPrio}, Word{priority::CaseMaximum}}) {
        CHECK_EQ("TCB-130", thread.set_priority(t.tcb(), priority), Error::NoError);
    }
    CHECK_EQ("TCB-130", thread.set_priority(greatest, sys::seL4_MaxPrio), Error::NoError);
}

CASE(TcbSetMCPriority, LeavesThePriorityThatIsAboveIt, "TCB-133") {
    Word state = 0;
    const Worker worker = t.prepare(state, do_nothing, {.priority = priority::High});
    CHECK_EQ("TCB-133", worker.tcb().set_mc_priority(t.tcb(), sys::seL4_MinPrio), Error::NoError);
    REQUIRE_OK(worker.tcb().resume());
    // Still above the caller.
    CHECK("TCB-133", worker.is_done());
}

CASE(TcbSetMCPriority, OfTheCallerItselfLimitsWhatItCanGive, "TCB-133") {
    const Cap<Tcb> thread = t.make<Tcb>();
    CHECK_EQ("TCB-133", t.tcb().set_mc_priority(t.tcb(), priority::Body), Error::NoError);
    CHECK_EQ("TCB-133",
             Invocation(thread, sys::TCBSetPriority).words(priority::Body + 1).caps(t.tcb()).call(),
             range_error(sys::seL4_MinPrio, priority::Body));
    // What it has given up it cannot take back.
    CHECK_EQ("TCB-133", t.tcb().set_mc_priority(t.tcb(), priority::Body + 1), Error::RangeError);
    CHECK_EQ("TCB-133", thread.set_priority(t.tcb(), priority::Body), Error::NoError);
}

CASE(TcbSetMCPriority, LimitsWhatTheThreadCanGive, "TCB-133", "TCB-136") {
    constexpr Word mcp = 120;
    const Cap<Tcb> authority = t.make<Tcb>();
    const Cap<Tcb> thread = t.make<Tcb>();  // its own MCP is 0, and the caller's is greater
    REQUIRE_OK(authority.set_mc_priority(t.tcb(), mcp));
    const auto set = [&](Word label, Word value) {
        return Invocation(thread, label).words(value).caps(authority).call();
    };
    CHECK_EQ("TCB-133", set(sys::TCBSetPriority, mcp + 1), range_error(sys::seL4_MinPrio, mcp));
    CHECK_EQ("TCB-133", set(sys::TCBSetPriority, mcp), success());
    CHECK_EQ("TCB-136", set(sys::TCBSetMCPriority, mcp + 1), range_error(sys::seL4_MinPrio, mcp));
    CHECK_EQ("TCB-136", set(sys::TCBSetMCPriority, mcp), success());
}

}  // namespace selfe::conformance
