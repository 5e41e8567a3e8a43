// A machine whose every thread is blocked, and the interrupt that ends that.
// SPDX-License-Identifier: BSD-2-Clause
#include "alarm.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/idle_machine.hpp"

namespace selfe::conformance {

CASE(IdleMachine, AnInterruptWakesTheWaiter, "SCHED-009") {
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    // Soon, but later than it takes to block. A clock of seconds interrupts at its next tick.
    constexpr uint64_t part_of_a_second = 50;
    Word word = 0;
    {
        const IdleMachine idle(t, boot);
        word = alarm.wait(alarm.device.frequency() / part_of_a_second);
    }
    CHECK_EQ("SCHED-009", word, Alarm::badge);
}

}  // namespace selfe::conformance
