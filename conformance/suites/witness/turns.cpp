// How much of a turn is left at its beginning, by a clock that counts instructions.
// SPDX-License-Identifier: BSD-2-Clause
#include "pair.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/yield.hpp"

namespace selfe::conformance {
namespace {

/// Counts the rounds of its first two turns.
struct Newcomer {
    Pair& pair;
    size_t self;
    Word rounds[2]{};

    static void run(Newcomer& newcomer) {
        for (Word& rounds : newcomer.rounds) {
            rounds = rounds_of_turn(newcomer.pair, newcomer.self);
        }
        (void)rounds_of_turn(newcomer.pair, newcomer.self);  // the other's second turn ends, too
        newcomer.pair.is_over = true;
    }
};

/// Takes turns until it is told to leave the processor, and comes back when the bell rings.
struct Neighbour {
    Pair& pair;
    Cap<Notification> bell;
    volatile bool must_leave = false;

    static void run(Neighbour& self) {
        while (!self.must_leave) {
            (void)rounds_of_turn(self.pair, 1);
        }
        self.pair.begun[1] = self.pair.begun[1] + 1;
        (void)self.bell.wait();
        self.pair.begun[1] = self.pair.begun[1] + 1;
    }
};

/// Yields while it is alone, three fifths of its turn gone, and counts the turn that follows.
struct Yielder {
    Pair& pair;
    Neighbour& neighbour;
    Word whole = 0;
    Word after_yield = 0;

    static void run(Yielder& self) {
        (void)rounds_of_turn(self.pair, 0);
        self.whole = rounds_of_turn(self.pair, 0);
        self.neighbour.must_leave = true;
        (void)rounds_of_turn(self.pair, 0);
        // The neighbour is gone, and a turn has just begun.
        (void)rounds_of_turn(self.pair, 0, self.whole / 5 * 3);
        yield();
        self.neighbour.bell.signal();
        self.after_yield = rounds_of_turn(self.pair, 0);
    }
};

}  // namespace

CASE(RoundRobin, TheFirstTurnIsAWholeOne, "SCHED-005") {
    Pair pair;
    Newcomer newcomers[] = {{pair, 0}, {pair, 1}};
    for (Newcomer& newcomer : newcomers) {
        t.start(newcomer, Newcomer::run, low);
    }
    t.settle();
    for (const Newcomer& newcomer : newcomers) {
        // Whoever is first begins within a tick, which counts for it.
        CHECK("SCHED-005", newcomer.rounds[0] > newcomer.rounds[1] / 10 * 7);
    }
}

CASE(Yield, OfAThreadThatIsAloneBeginsATurnOrGoesOnWithIts, "SYS-044") {
    Pair pair;
    Neighbour neighbour{pair, t.make<Notification>()};
    Yielder yielder{pair, neighbour};
    t.start(yielder, Yielder::run, low);
    t.start(neighbour, Neighbour::run, low);
    t.settle();
    // Documents say that a whole turn begins; released kernels leave two fifths of this one.
    CHECK("SYS-044", is_about(yielder.after_yield, yielder.whole) ||
                         is_about(yielder.after_yield, yielder.whole / 5 * 2));
}

}  // namespace selfe::conformance
