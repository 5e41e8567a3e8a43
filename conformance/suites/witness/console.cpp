// What debug calls print, and that they stop the machine: said and done here, judged by the host.
// SPDX-License-Identifier: BSD-2-Clause
//
// witness.py beside this file reads the console. It finds a thread by the name that it has in one
// dump only, and compares the lines of dumps between which one thing about the thread has changed.
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

#ifdef SELFE_HAS_seL4_DebugNameThread
void dump_as(Cap<Tcb> thread, const char* name) {
    sys::seL4_DebugNameThread(thread.bits, name);
    sys::seL4_DebugDumpScheduler();
}

// The first register of every architecture's context is the program counter.
void skip_ahead(Case& t, Cap<Tcb> thread, Word bytes) {
    UserContext context{};
    t.must(thread.read_registers(false, 0, user_context_words, context), "it cannot be read");
    reinterpret_cast<Word&>(context) += bytes;
    t.must(thread.write_registers(false, 0, user_context_words, context), "it cannot be written");
}
#endif

}  // namespace

CASE(DebugDumpScheduler, ShowsAThreadsNamePriorityPlaceAndState, "DBG-037", "DBG-041") {
#ifdef SELFE_HAS_seL4_DebugNameThread
    Word runs = 0;
    const Worker worker =
        t.prepare<Word>(runs, [](Word& count) { ++count; }, {.priority = priority::Low});
    const Cap<Tcb> thread = worker.tcb();
    dump_as(thread, "witness-of-a-longer-name");
    dump_as(thread, "witness-first");
    REQUIRE_OK(thread.set_priority(t.tcb(), priority::Low + 1));
    dump_as(thread, "witness-priority");
    skip_ahead(t, thread, 64);
    dump_as(thread, "witness-place");
    skip_ahead(t, thread, -Word{64});
    dump_as(thread, "witness-back");
    REQUIRE_OK(thread.resume());
    dump_as(thread, "witness-state");
    t.settle();
    // Whoever is named and shown runs as if nothing had been.
    CHECK_EQ("DBG-037", runs, Word{1});
    CHECK("DBG-041", worker.is_done());
#endif
}

// The cases below fail by coming back: a kernel that keeps the rule leaves nobody to pass them.
CASE(DebugHalt, StopsTheMachine, "DBG-038") {
#ifdef SELFE_HAS_seL4_DebugHalt
    sys::seL4_DebugHalt();
    CHECK("DBG-038", false);
#endif
}

CASE(DebugNameThread, OfWhatIsNoThreadStopsTheMachine, "DBG-055") {
#ifdef SELFE_HAS_seL4_DebugNameThread
    // A kernel that goes on writes one zero, into zeroes that nobody uses: it lives to show it.
    constexpr Word radix = 8;
    sys::seL4_DebugNameThread(t.make<CNode>(radix).bits, "");
    CHECK("DBG-055", false);
#endif
}

// Released kernels print more than a case has time for, or come to no end: that is no mistake here.
CASE(DebugSnapshot, ComesBack, "DBG-039") {
#ifdef SELFE_HAS_seL4_DebugSnapshot
    sys::seL4_DebugSnapshot();
    CHECK("DBG-039", true);
#endif
}

}  // namespace selfe::conformance
