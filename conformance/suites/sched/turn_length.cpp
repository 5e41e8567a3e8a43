// How long a turn lasts at least: how many of them fit between two alarms of the platform's timer.
// SPDX-License-Identifier: BSD-2-Clause
//
// An emulator whose host does something else ends fewer turns, never more: the number is bounded
// from above only.
#include "alarm.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

/// Two threads that spin, and how often one found that it ran after the other.
struct Turns {
    volatile Word last = 0;
    volatile Word count = 0;
    volatile bool is_over = false;
};

struct Spinner {
    Turns& turns;
    Word number;

    static void run(Spinner& spinner) {
        Turns& turns = spinner.turns;
        while (!turns.is_over) {
            if (turns.last != spinner.number) {
                turns.last = spinner.number;
                turns.count = turns.count + 1;
            }
        }
    }
};

}  // namespace

CASE(RoundRobin, ATurnIsNotCutShort, "SCHED-005") {
    constexpr uint64_t ms = 1000;  // in a second
    // A kernel with scheduling contexts has no turns of one length, and the row skips this.
    constexpr uint64_t turn_ms =
        uint64_t{config::number_or("TIMER_TICK_MS", 1)} * config::number_or("TIME_SLICE", 1);
    // As long as a timer of 16 bits can wait for, or else the rest of a tick.
    constexpr uint64_t part_of_a_second = 20;
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    const uint64_t frequency = alarm.device.frequency();
    const uint64_t ticks = frequency / part_of_a_second;
    Turns turns;
    Spinner spinners[] = {{turns, 1}, {turns, 2}};
    for (Spinner& spinner : spinners) {
        t.start(spinner, Spinner::run, {.priority = priority::Low});
    }
    // A clock of seconds may be about to tick: then nobody has had a turn before it has.
    uint64_t waits = 0;
    do {
        (void)alarm.wait(ticks);
        ++waits;
    } while (turns.count <= 1 && waits < 2);
    turns.is_over = true;
    t.settle();

    const uint64_t fitting = waits * (ticks + 1) * ms / (frequency * turn_ms);
    constexpr Word at_the_ends = 2;
    CHECK("SCHED-005", turns.count > 1);
    // Half as many more are allowed for, since clocks differ; a turn of one tick is far beyond.
    CHECK("SCHED-005", turns.count <= fitting + fitting / 2 + at_the_ends);
}

}  // namespace selfe::conformance
