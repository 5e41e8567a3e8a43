// Tries an order of threads of one priority several times, since the kernel's tick may shuffle it.
// SPDX-License-Identifier: BSD-2-Clause
//
// A tick may end a turn at any point. So each order is tried several times and must show in most of
// them: a kernel with another order shows that one as often.
#pragma once

#include "run_log.hpp"

namespace selfe::conformance {

inline constexpr int attempts = 8;

/// A thread that adds its number each time its bell rings.
struct Ringer {
    RunLog& log;
    Word number;
    Cap<Notification> bell;

    static void run(Ringer& self) {
        for (;;) {
            (void)self.bell.wait();
            self.log.add(self.number);
        }
    }
};

/// How often `act` makes threads add `digits` to the log, once everything has come to rest.
template <class Act>
int times_seen(Case& t, RunLog& log, Word digits, Act act) {
    int seen = 0;
    for (int i = 0; i < attempts; ++i) {
        log.count = 0;
        act();
        t.settle();
        seen += log.as_digits() == digits ? 1 : 0;
    }
    return seen;
}

inline constexpr WorkerOptions low{.priority = priority::Low};

}  // namespace selfe::conformance
