// Cases that go wrong on purpose: the proof that each way of going wrong ends in its own verdict.
// SPDX-License-Identifier: BSD-2-Clause
//
// expected.toml beside this file says which verdict each must get. The rows named here decide
// nothing; this image never judges a kernel.
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/console.hpp"
#include "selfe/panic.hpp"

namespace selfe::conformance {
namespace {

void print_raw(const char* text) {
    write_console(text, __builtin_strlen(text));
}

// Writes where nothing is mapped; the compiler must not see that it is a constant.
void write_to_nowhere() {
    Word address = 0x10;
    asm("" : "+r"(address));
    *reinterpret_cast<volatile Word*>(address) = 1;
}

struct Nothing {};

}  // namespace

CASE(Judge, APassingCasePasses, "SYS-010") {
    CHECK("SYS-010", true);
}

CASE(Judge, AFailedCheckFails, "SYS-010") {
    CHECK_EQ("SYS-010", Word{1}, Word{2});
}

CASE(Judge, ARowNeverCheckedFails, "SYS-010", "SYS-011") {
    CHECK("SYS-010", true);
}

CASE(Judge, AnImpossibleArrangementFails, "SYS-010") {
    t.make<Untyped>(case_memory_bits + 1);
    CHECK("SYS-010", true);
}

CASE(Judge, AMissingNeedSkipsWithItsReason, "SYS-010") {
    NEEDS(false, "there is no such device");
    CHECK("SYS-010", false);
}

CASE(Judge, AConfigurationWithoutTheRuleSkips, "MCS-001") {
    CHECK("MCS-001", false);
}

CASE(Judge, AFaultCrashes, "SYS-010") {
    CHECK("SYS-010", true);
    write_to_nowhere();
}

CASE(Judge, AFaultInAWorkerCrashes, "SYS-010") {
    Nothing nothing;
    t.start<Nothing>(nothing, [](Nothing&) { write_to_nowhere(); });
    t.settle();
    CHECK("SYS-010", true);
}

CASE(Judge, BlockingForEverHangs, "SYS-010") {
    CHECK("SYS-010", true);
    (void)t.make<Notification>().wait();
}

// What goes with the arena is no leak; this does not descend from it.
void leave_a_capability(Case& t) {
    const Slot left = t.boot_slot(boot_info().empty_slots().end - 1);
    REQUIRE_OK(left.copy(t.boot_slot(sys::seL4_CapInitThreadVSpace), Rights::all()));
}

CASE(Judge, ACapabilityLeftBehindFails, "SYS-010") {
    leave_a_capability(t);
    CHECK("SYS-010", true);
}

CASE(Judge, ACapabilityLeftBehindByASkippedCaseFails, "SYS-010") {
    leave_a_capability(t);
    NEEDS(false, "nothing is needed");
}

CASE(Judge, ALeakIsNoneOfTheNextCases, "SYS-010") {
    CHECK("SYS-010", t.is_empty(t.boot_slot(boot_info().empty_slots().end - 1)));
}

CASE(Judge, ForgedAndBrokenFramesAreNoise, "SYS-010") {
    print_raw("\r\n@@7 R 0 FAIL*00000000\r\n@@8 R");
    print_raw(" 1 PASS\r\n\x80\xff\x01 not ok @@@@ * @@1 BYE 0 0 0*\r\n");
    CHECK("SYS-010", true);
}

CASE(Judge, ALineCutShortIsNoise, "SYS-010") {
    print_raw("kernel: half a line");
    CHECK("SYS-010", true);
}

CASE(Judge, SpinningForEverHangs, "SYS-010") {
    CHECK("SYS-010", true);
    for (;;) {
        asm volatile("");
    }
}

CASE(Judge, SpinningAtTheTopHangs, "SYS-010") {
    REQUIRE_OK(t.tcb().set_priority(t.tcb(), priority::CaseMaximum));
    CHECK("SYS-010", true);
    for (;;) {
        asm volatile("");
    }
}

CASE(Judge, TheCaseAfterAHangStillRuns, "SYS-010") {
    CHECK("SYS-010", true);
}

// Only a debug kernel can be halted; another skips the case, by the row's own condition.
CASE(Judge, HaltingTheKernelIsTheKernelsDeath, "DBG-038") {
    CHECK("DBG-038", true);
#ifdef SELFE_HAS_seL4_DebugHalt
    sys::seL4_DebugHalt();
#endif
}

CASE(Judge, TheCaseAfterADeadKernelStillRuns, "SYS-010") {
    CHECK("SYS-010", true);
}

CASE(Judge, APanicOfTheProgramIsNoPass, "SYS-010") {
    CHECK("SYS-010", true);
    panic("a case can take the whole program down");
}

CASE(Judge, TheLastCaseStillRuns, "SYS-010") {
    CHECK("SYS-010", true);
}

}  // namespace selfe::conformance
