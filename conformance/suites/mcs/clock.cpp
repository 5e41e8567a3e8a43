// Whether the kernel's microseconds are those of another clock, the platform's timer.
// SPDX-License-Identifier: BSD-2-Clause
#include "alarm.hpp"
#include "selfe/conformance/case.hpp"
#include "workers.hpp"

namespace selfe::conformance {

CASE(SchedContextConsumed, CountsMicroseconds, "MCS-051") {
    // A thread beneath the case has all the time between two alarms. A host that holds the machine
    // up makes an alarm late, but not each: a kernel that counts in its own ticks is far off.
    constexpr int tries = 10;
    constexpr uint64_t us = 1'000'000;  // in a second
    constexpr uint64_t part_of_a_second = 20;
    const BootSpace boot(t);
    Alarm alarm(t, boot);
    const uint64_t frequency = alarm.device.frequency();
    const uint64_t ticks = frequency / part_of_a_second;
    const uint64_t expected_us = (ticks + 1) * us / frequency;
    Spinner spinner;
    const Worker worker = t.start(spinner, Spinner::run, {.priority = priority::Low});
    // Where a tick is a second, the first may begin anywhere in it: then the next one decides.
    bool is_right = false;
    for (int i = 0; i < tries && !is_right; ++i) {
        REQUIRE_OK(context_of(worker).consumed().error());
        (void)alarm.wait(ticks);
        const auto used = context_of(worker).consumed();
        REQUIRE_OK(used.error());
        is_right = is_charge_of(used.value(), expected_us);
    }
    CHECK("MCS-051", is_right);
    REQUIRE_OK(worker.tcb().suspend());
}

}  // namespace selfe::conformance
