// Threads that run into breakpoints, and what their handler is told.
// SPDX-License-Identifier: BSD-2-Clause
#include <stdint.h>

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/invocation.hpp"

#ifdef SELFE_HAS_seL4_TCB_SetBreakpoint
namespace selfe::conformance {
namespace {

constexpr Word for_code = 0;
constexpr Word for_data = sys::seL4_FirstWatchpoint < 0 ? 0 : sys::seL4_FirstWatchpoint;

/// What a thread may run into.
struct Road {
    volatile uint64_t target = 0;
    volatile Word sum = 0;
    volatile bool is_to_write = false;

    [[gnu::noinline]] static void go(Road& road) {
        if (road.is_to_write) {
            road.target = 1;
        } else {
            road.sum = road.sum + static_cast<Word>(road.target);
        }
    }
};

void set(Case& t, const Worker& worker, Word number, Word vaddr, Word type, Word size,
         Word access) {
    const Reply reply = Invocation(worker.tcb(), sys::TCBSetBreakpoint)
                            .words(number, vaddr, type, size, access)
                            .call();
    t.must(static_cast<Error>(reply.label), "a breakpoint cannot be set");
}

Word address_of(const volatile void* object) {
    return reinterpret_cast<Word>(object);
}

}  // namespace

CASE(Breakpoint, OnAnInstructionComesBeforeIt, "DBG-014", "DBG-033") {
    FaultHandler handler(t);
    Road road;
    const Worker worker = t.prepare(road, Road::go, {.fault_handler = handler.address()});
    const Word entry = reinterpret_cast<Word>(&Road::go);
    set(t, worker, for_code, entry, sys::seL4_InstructionBreakpoint, 0, sys::seL4_BreakOnRead);
    road.is_to_write = true;
    REQUIRE_OK(worker.tcb().resume());
    const Reply fault = handler.take().message();
    CHECK_EQ("DBG-014", fault.label, Word{sys::seL4_Fault_DebugException});
    CHECK_EQ("DBG-014", Word{road.target != 0}, Word{0});
    CHECK_EQ("DBG-033", fault,
             message_of(sys::seL4_Fault_DebugException, entry, sys::seL4_InstructionBreakpoint,
                        entry, for_code));
    REQUIRE_OK(static_cast<Error>(
        Invocation(worker.tcb(), sys::TCBUnsetBreakpoint).words(for_code).call().label));
    handler.answer(0);
    CHECK("DBG-014", worker.is_done());
}

CASE(Breakpoint, OnWritingComesOfThat, "DBG-015", "DBG-033") {
    for (const Word size : {Word{1}, Word{2}, Word{4}}) {
        FaultHandler handler(t);
        Road road;
        road.is_to_write = true;
        const Worker worker = t.prepare(road, Road::go, {.fault_handler = handler.address()});
        const Word target = address_of(&road.target);
        set(t, worker, for_data, target, sys::seL4_DataBreakpoint, size, sys::seL4_BreakOnWrite);
        REQUIRE_OK(worker.tcb().resume());
        const Reply fault = handler.take().message();
        CHECK_EQ("DBG-015", fault.label, Word{sys::seL4_Fault_DebugException});
        CHECK_EQ("DBG-033", fault.length, Word{sys::seL4_DebugException_Length});
        CHECK_EQ("DBG-033", fault.words[1], Word{sys::seL4_DataBreakpoint});
        CHECK_EQ("DBG-033", fault.words[2], target);
        CHECK_EQ("DBG-033", fault.words[3], for_data);
        REQUIRE_OK(worker.tcb().suspend());
    }
}

CASE(Breakpoint, OnWritingDoesNotComeOfReading, "DBG-015") {
    FaultHandler handler(t);
    Road road;
    const Worker worker = t.prepare(road, Road::go, {.fault_handler = handler.address()});
    set(t, worker, for_data, address_of(&road.target), sys::seL4_DataBreakpoint, 4,
        sys::seL4_BreakOnWrite);
    REQUIRE_OK(worker.tcb().resume());
    CHECK_EQ("DBG-015", handler.take().badge, Word{0});
    CHECK("DBG-015", worker.is_done());
}

}  // namespace selfe::conformance
#endif
