// From a device's interrupt to a notification: an alarm, then a beat, from the platform's timer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/platform_timer.hpp"
#include "selfe/print.hpp"

using namespace selfe::literals;
using selfe::print;

namespace {

void wait(const selfe::Cap<selfe::Notification>& interrupts, selfe::PlatformTimer& timer) {
    do {
        interrupts.wait();  // the interrupt has come as a signal,
    } while (!timer.acknowledge());  // and the next one may: device first, then kernel
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const auto interrupts = memory.objects.allocate<selfe::Notification>();
    if (!interrupts) {
        print("no notification: ", name_of(interrupts.error().cause), "\n");
        return 1;
    }
    auto claimed = selfe::PlatformTimer::claim(memory, interrupts->cap());
    if (!claimed) {
        print("no timer: ", name_of(claimed.error().cause), "\n");
        return 1;
    }
    selfe::PlatformTimer timer = selfe::hand_over(claimed).take();
    print("a tick takes ", timer.resolution().count, " ns\n");

    timer.set_alarm(100_ms);
    wait(interrupts->cap(), timer);
    print("alarm\n");

    timer.set_period(10_ms);
    for (int beat = 1; beat <= 2; ++beat) {
        wait(interrupts->cap(), timer);
        print("beat ", beat, "\n");
    }
    return 0;
}
