// All cores in the kernel at once: each comes on.
// SPDX-License-Identifier: BSD-2-Clause
#include "other_core.hpp"

namespace selfe::conformance {
namespace {

/// Signals and polls one notification that all share, and yields.
struct Caller {
    // Each call waits for another core's, which an emulator on a busy host may not run just then.
    static constexpr Word laps = 20;

    Cap<Notification> notification;
    Atomic<Word> done;

    static void run(Caller& self) {
        for (Word lap = 0; lap < laps; ++lap) {
            self.notification.signal();
            (void)self.notification.poll();
            sys::seL4_Yield();
            (void)self.done.fetch_add(1);
        }
    }
};

}  // namespace

CASE(ParallelSystemCalls, OfAllCoresComeOn, "SMP-013") {
    const Cap<Notification> notification = t.make<Notification>();
    Caller callers[3];
    const Word cores = boot_info().num_nodes();
    const Word others = cores - 1 < 3 ? cores - 1 : 3;
    for (Word i = 0; i < others; ++i) {
        callers[i].notification = notification;
        t.start(callers[i], Caller::run, {.priority = priority::High, .core = 1 + i});
    }
    const auto all_done = [&] {
        for (Word i = 0; i < others; ++i) {
            if (callers[i].done.load_acquire() != Caller::laps) {
                return false;
            }
        }
        return true;
    };
    // This core's share: as many calls as it takes until the others are through. One that takes
    // thousands of turns for each of theirs leaves them none.
    constexpr Word most_turns = Caller::laps << 14;
    for (Word turn = 0; turn < most_turns && !all_done(); ++turn) {
        notification.signal();
        (void)notification.poll();
    }
    for (Word i = 0; i < others; ++i) {
        CHECK_EQ("SMP-013", callers[i].done.load_acquire(), Word{Caller::laps});
    }
}

}  // namespace selfe::conformance
