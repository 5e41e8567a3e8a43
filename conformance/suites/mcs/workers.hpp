// Threads that the cases about time have run: one that counts, one that serves.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/scheduling/contexts.hpp"

namespace selfe::conformance {

/// So long that no case sees the next period begin.
inline constexpr sys::seL4_Time never_us = longest_us != 0 ? longest_us : 1'000'000'000;

/// How often a case tries to see what a busy host may keep from happening: a turn or a budget may
/// end before its first instruction. A kernel that does as it should not does so every time.
inline constexpr int attempts = 8;

/// Counts without end, as long as it has time.
struct Spinner {
    volatile Word count = 0;

    static void run(Spinner& self) {
        for (;;) {
            self.count = self.count + 1;
        }
    }
    /// Whether it comes on when the case lets it.
    bool runs_in(Case& t) {
        const Word before = count;
        t.settle();
        return count != before;
    }
    /// Whether `thread`, whose body this is, runs when it gets `context` with time for `share`, of
    /// which nothing is left afterwards. Neither is bound before; if it runs, they are afterwards.
    bool spends(Case& t, Cap<Tcb> thread, Cap<SchedContext> context, Share share) {
        for (int i = 0; i < attempts; ++i) {
            const Word before = count;
            t.must(sched_control(t).configure_flags(context, share.budget_us, share.period_us, 0,
                                                    share.badge, 0),
                   "a scheduling context cannot be configured");
            t.must(context.bind(thread), "the context cannot be bound");
            t.settle();
            if (count != before) {
                return true;
            }
            t.must(context.unbind(), "the context cannot be taken away");
        }
        return false;
    }
};

/// Whether a thread that spent a budget can have been charged `used_us`: all of it, and what the
/// kernel takes to notice. A host that holds the machine up makes it more, but not at each of
/// `attempts`.
inline bool is_charge_of(sys::seL4_Time used_us, sys::seL4_Time budget_us) {
    return used_us >= budget_us / 2 && used_us < budget_us * 2;
}

/// Says that it has run, then ends.
struct Mark {
    volatile bool has_run = false;

    static void run(Mark& self) { self.has_run = true; }
};

/// Counts the messages that it takes. It answers none.
struct Taker {
    Cap<Endpoint> endpoint;
    volatile Word taken = 0;

    static void run(Taker& self) {
        for (;;) {
            (void)self.endpoint.wait();
            self.taken = self.taken + 1;
        }
    }
};

/// Answers each message with the label of the message, plus one.
struct Server {
    Cap<Endpoint> endpoint;
    Cap<ReplyObject> reply;
    volatile Word served = 0;

    static void run(Server& self) {
        Received received = self.endpoint.recv(self.reply);
        for (;;) {
            self.served = self.served + 1;
            received = self.endpoint.reply_recv(MessageInfo(received.label() + 1), self.reply);
        }
    }
};

/// A server that waits for its first message and has no time of its own.
template <class State>
Worker start_passive(Case& t, State& state, void (*body)(State&), WorkerOptions options = {}) {
    const Worker worker = t.start(state, body, options);
    t.settle();
    t.must(context_of(worker).unbind(), "a server cannot be made passive");
    return worker;
}

}  // namespace selfe::conformance
