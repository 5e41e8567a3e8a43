// Threads of other domains, and waiting until theirs has had its time.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

inline constexpr Word domain_count = config::number("NUM_DOMAINS");

inline Reply set_domain(Cap<Any> target, Word domain, Cap<Any> thread) {
    return Invocation(target, sys::DomainSetSet).words(domain).caps(thread).call();
}

/// Threads of one priority that spin in turns, and how often one found that it ran after another.
struct DomainTurns {
    volatile Word last = 0;
    volatile Word count = 0;
    volatile bool is_over = false;

    void take(Word number) {
        if (last != number) {
            last = number;
            count = count + 1;
        }
    }
};

struct TurnTaker {
    DomainTurns& turns;
    Word number;

    static void run(TurnTaker& taker) {
        while (!taker.turns.is_over) {
            taker.turns.take(taker.number);
        }
    }
};

/// Lets the case's thread run, as one of two that take turns, until `is_over` or for so many turns
/// of its domain that any other one should have had its time. Whether it is over.
template <class Condition>
bool comes_to_pass(Case& t, Condition is_over) {
    // Seconds: a turn is as long as a time slice, with scheduling contexts as `turn_us`.
    constexpr Word most_turns = config::flag_or("KERNEL_MCS", false) ? 50 : 500;
    DomainTurns turns;
    TurnTaker taker{turns, 1};
    t.start(taker, TurnTaker::run);
    while (!is_over() && turns.count < most_turns) {
        turns.take(2);
    }
    turns.is_over = true;
    t.settle();
    return is_over();
}

}  // namespace selfe::conformance
