// What is done to a thread that runs on another core is done when the call returns.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

CASE(RemoteThread, SuspendedStandsStillWhenTheCallReturns, "SMP-007") {
    OtherCore other(t);
    CoreSpinner spinner(t, {.priority = beneath, .core = other.core()});
    REQUIRE(spinner.comes_on());
    REQUIRE_OK(spinner.tcb().suspend());
    const Word stopped = spinner.count();
    // The other core's lowest thread runs: nothing above it does any more.
    other.settle();
    CHECK_EQ("SMP-007", spinner.count(), stopped);
    REQUIRE_OK(spinner.tcb().resume());
    CHECK("SMP-007", spinner.comes_on());
}

CASE(RemoteThread, DeletedStandsStillWhenTheCallReturns, "SMP-007") {
    OtherCore other(t);
    CoreSpinner spinner(t, {.priority = beneath, .core = other.core()});
    REQUIRE(spinner.comes_on());
    REQUIRE_OK(t.slot_of(spinner.tcb()).delete_());
    const Word stopped = spinner.count();
    other.settle();
    CHECK_EQ("SMP-007", spinner.count(), stopped);
}

CASE(RemoteThread, WhoseMemoryIsRevokedStandsStillWhenTheCallReturns, "SMP-019") {
    CoreSpinner spinner(t, {.priority = beneath, .core = 1});
    REQUIRE(spinner.comes_on());
    REQUIRE_OK(t.slot_of(t.memory()).revoke());
    const Word stopped = spinner.count();
    OtherCore other(t);
    other.settle();
    CHECK_EQ("SMP-019", spinner.count(), stopped);
    CHECK("SMP-019", t.is_empty(spinner.tcb()));
}

CASE(RemoteThread, ReadRegistersStopsItAndTellsWhereItIs, "SMP-007") {
    OtherCore other(t);
    CoreSpinner spinner(t, {.priority = beneath, .core = other.core()});
    REQUIRE(spinner.comes_on());
    sys::seL4_UserContext registers{};
    REQUIRE_OK(spinner.tcb().read_registers(true, 0, sizeof registers / sizeof(Word), registers));
    const Word stopped = spinner.count();
    other.settle();
    CHECK_EQ("SMP-007", spinner.count(), stopped);
    // It goes on from what was read, as if nothing had been.
    REQUIRE_OK(spinner.tcb().write_registers(true, 0, sizeof registers / sizeof(Word), registers));
    CHECK("SMP-007", spinner.comes_on());
}

CASE(RemoteThread, ResumedRuns, "SMP-007") {
    OneShot one_shot;
    const Worker worker = t.prepare(one_shot, OneShot::run, {.priority = beneath, .core = 1});
    CHECK("SMP-007", !one_shot.has_come());
    REQUIRE_OK(worker.tcb().resume());
    CHECK("SMP-007", spin_alone_until([&] { return one_shot.has_come(); }));
}

CASE(RemoteThread, APriorityThatRisesTakesItsCoreAtOnce, "SMP-010") {
    CoreSpinner first(t, {.priority = priority::Body, .core = 1});
    REQUIRE(first.comes_on());
    CoreSpinner second(t, {.priority = beneath, .core = 1});
    const Word waiting = second.count();
    REQUIRE(first.comes_on());
    CHECK_EQ("SMP-010", waiting, Word{0});
    REQUIRE_OK(second.tcb().set_priority(t.tcb(), priority::High));
    CHECK("SMP-010", second.comes_on());
    const Word stopped = first.count();
    REQUIRE(second.comes_on());
    CHECK_EQ("SMP-010", first.count(), stopped);
}

CASE(RemoteThread, APriorityThatFallsLeavesItsCoreAtOnce, "SMP-010") {
    CoreSpinner first(t, {.priority = priority::High, .core = 1});
    REQUIRE(first.comes_on());
    CoreSpinner second(t, {.priority = priority::Body, .core = 1});
    REQUIRE(first.comes_on());
    CHECK_EQ("SMP-010", second.count(), Word{0});
    REQUIRE_OK(first.tcb().set_priority(t.tcb(), beneath));
    CHECK("SMP-010", second.comes_on());
    const Word stopped = first.count();
    REQUIRE(second.comes_on());
    CHECK_EQ("SMP-010", first.count(), stopped);
}

}  // namespace selfe::conformance
