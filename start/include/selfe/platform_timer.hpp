// The platform's timer for a root task: device, interrupt and driver in one.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/interrupt.hpp"
#include "selfe/platform.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/timer.hpp"
#include "selfe/timer/kind.hpp"
#include "selfe/timer_access.hpp"

namespace selfe {

/// The driver of the platform's timer.
using PlatformTimerDriver = timer::Driver<platform::timer::kind, TimerAccess::Registers>;

/// Owns the timer that the platform's `[timer]` names, or nothing; moved (`hand_over`), never
/// copied. When it goes, the device is silent, and device and interrupt can be claimed again.
///
///     PlatformTimer timer = PlatformTimer::claim(memory, notification).take();
///     timer.set_alarm(10_ms);
///     do {
///         notification.wait();
///     } while (!timer.acknowledge());
class [[nodiscard]] PlatformTimer : public Timer<PlatformTimerDriver> {
  public:
    PlatformTimer() : PlatformTimer(TimerAccess()) {}
    /// Has the timer signal `notification`. No alarm is set yet. The memory must outlive the timer.
    /// Errors: those of PageMapper.map_device or PortRange.claim, and of Interrupt.claim; nothing
    /// has changed then.
    [[nodiscard]] static Result<PlatformTimer, MemoryError> claim(RootMemory& memory,
                                                                  Cap<Notification> notification);

    PlatformTimer(PlatformTimer&&) = default;
    PlatformTimer& operator=(PlatformTimer&&) = delete;
    ~PlatformTimer() {
        if (!interrupt_.is_empty()) {
            cancel();
        }
    }

    /// To be called for each signal: lets the device, then the line interrupt again. True if the
    /// alarm is due, false if it is only on its way, or there is none.
    [[nodiscard]] bool acknowledge() {
        const bool is_due = take();
        interrupt_.acknowledge();
        // An edge that rose between the two is lost, and there may be no other: look again.
        return is_due || (PlatformTimerDriver::trigger == Trigger::Edge && take());
    }

  private:
    explicit PlatformTimer(TimerAccess access)
        : Timer(PlatformTimerDriver(access.registers(), platform::timer::frequency)),
          access_(hand_over(access)) {}

    TimerAccess access_;
    Interrupt interrupt_;
};

}  // namespace selfe
