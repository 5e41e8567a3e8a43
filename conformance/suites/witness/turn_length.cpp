// How long a turn is: two clocks that count instructions agree, however busy the host is.
// SPDX-License-Identifier: BSD-2-Clause
#include "alarm.hpp"
#include "pair.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

struct Spinner {
    Pair& pair;
    size_t self;

    static void run(Spinner& spinner) {
        while (!spinner.pair.is_over) {
            (void)rounds_of_turn(spinner.pair, spinner.self);
        }
    }
};

}  // namespace

CASE(RoundRobin, ATurnHasItsLength, "SCHED-005") {
    constexpr uint64_t ms = 1000;  // in a second
    constexpr uint64_t turn_ms =
        uint64_t{config::number("TIMER_TICK_MS")} * config::number("TIME_SLICE");
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    const uint64_t frequency = alarm.device.frequency();
    // A timer of 16 bits waits for so long at most; a clock of seconds for its next one.
    const uint64_t waits = frequency < 20 ? 1 : 20;
    const uint64_t ticks = frequency < 20 ? 0 : frequency / waits;
    Pair pair;
    Spinner spinners[] = {{pair, 0}, {pair, 1}};
    for (Spinner& spinner : spinners) {
        t.start(spinner, Spinner::run, low);
    }
    (void)alarm.wait(ticks);  // a tick has just begun now, which matters where it is a second
    const Word before = pair.begun[0] + pair.begun[1];
    for (uint64_t i = 0; i < waits; ++i) {
        (void)alarm.wait(ticks);
    }
    const Word counted = pair.begun[0] + pair.begun[1] - before;
    pair.is_over = true;
    t.settle();
    CHECK("SCHED-005", is_about(counted, waits * (ticks + 1) * ms / (frequency * turn_ms)));
}

}  // namespace selfe::conformance
