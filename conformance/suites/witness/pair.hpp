// Two threads that spin in turns, and count their rounds.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

/// Two threads of one priority. Each counts the turns that it begins, and while it spins the rounds
/// until the other has begun one.
struct Pair {
    volatile Word begun[2]{};
    volatile bool is_over = false;
};

/// Begins a turn as `self`, and counts the rounds until the other began one, or the first `limit`.
/// Those are of the whole turn, since the other can begin only when this one has ended.
inline Word rounds_of_turn(Pair& pair, size_t self, Word limit = ~Word{0}) {
    asm("" : "+r"(limit));  // every call takes the same instructions a round
    const volatile Word& others = pair.begun[1 - self];
    const Word before = others;
    pair.begun[self] = pair.begun[self] + 1;
    Word rounds = 0;
    while (others == before && !pair.is_over && rounds < limit) {
        ++rounds;
    }
    return rounds;
}

/// Whether one is the other but for a tenth: clocks of two devices differ a little, and a turn ends
/// at a tick.
constexpr bool is_about(Word found, Word wanted) {
    return found * 10 >= wanted * 9 && found * 10 <= wanted * 11;
}

inline constexpr WorkerOptions low{.priority = priority::Low};

}  // namespace selfe::conformance
