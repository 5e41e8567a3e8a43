// Threads of one priority take turns, ended by the kernel's own tick.
// SPDX-License-Identifier: BSD-2-Clause
//
// Nothing here waits for time: the threads go on once they have seen each other run. On a kernel
// that never ends a turn they never do, and the host's limit on a case's time says so.
#include "run_log.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/yield.hpp"

namespace selfe::conformance {
namespace {

// Adds its number, spins until all have run once, and adds it again.
struct Spinner {
    static constexpr size_t all = 3;

    RunLog& log;
    Word number;

    static void run(Spinner& spinner) {
        spinner.log.add(spinner.number);
        while (spinner.log.count < all) {
        }
        spinner.log.add(spinner.number);
    }
};

size_t position_of(const RunLog& log, Word number, size_t from) {
    size_t at = from;
    while (at < log.count && log.entries[at] != number) {
        ++at;
    }
    return at;
}

}  // namespace

CASE(RoundRobin, EqualThreadsShareTime, "SCHED-005") {
    RunLog log;
    Spinner spinners[] = {{log, 1}, {log, 2}, {log, 3}};
    for (Spinner& spinner : spinners) {
        t.start(spinner, Spinner::run, {.priority = priority::Low});
    }
    t.settle();
    CHECK_EQ("SCHED-005", Word{log.count}, Word{2 * Spinner::all});
}

CASE(RoundRobin, APreemptedThreadGoesToTheEndOfTheQueue, "SCHED-006") {
    RunLog log;
    Spinner spinners[] = {{log, 1}, {log, 2}, {log, 3}};
    for (Spinner& spinner : spinners) {
        t.start(spinner, Spinner::run, {.priority = priority::Low});
    }
    t.settle();
    // In whatever order they began: the last one saw all others and was done at once, and then it
    // was the turn of the one that had waited longest.
    REQUIRE_EQ(Word{log.count}, Word{2 * Spinner::all});
    CHECK("SCHED-006", position_of(log, log.entries[0], Spinner::all) <
                           position_of(log, log.entries[1], Spinner::all));
}

CASE(RoundRobin, YieldGoesToTheEndOfTheQueue, "SCHED-006") {
    RunLog log;
    Runner runners[] = {{log, 1}, {log, 2}};
    for (Runner& runner : runners) {
        t.start(runner, Runner::run);
    }
    yield();
    // Both had their turn before the case had its next.
    CHECK_EQ("SCHED-006", Word{log.count}, Word{2});
}

}  // namespace selfe::conformance
