// Puts device, driver and interrupt of the platform's timer together.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/platform_timer.hpp"

namespace selfe {

Result<PlatformTimer, MemoryError> PlatformTimer::claim(RootMemory& memory,
                                                        Cap<Notification> notification) {
    auto access = TimerAccess::claim(memory);
    if (!access) {
        return access.error();
    }
    PlatformTimer timer(hand_over(access).take());
    timer.enable();  // it is silent when the line opens
    auto interrupt = Interrupt::claim(
        memory.slots, InterruptLine{platform::timer::irq, PlatformTimerDriver::trigger},
        notification);
    if (!interrupt) {
        return interrupt.error();
    }
    timer.interrupt_ = hand_over(interrupt).take();
    return timer;
}

}  // namespace selfe
