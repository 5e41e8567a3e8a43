// The platform's timer as a case waits for it: its device, its interrupt and what that signals.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "alarm_registers.hpp"
#include "authority.hpp"
#include "interrupts.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/timer/kind.hpp"

namespace selfe::conformance {

struct Alarm {
    using Device = timer::Driver<platform::timer::kind, AlarmRegisters>;
    static constexpr Word badge = 0x1d1e;

    Alarm(Case& t, const BootSpace& boot)
        : device(alarm_registers(t, boot), platform::timer::frequency),
          notification(t.make<Notification>()) {
        constexpr Trigger trigger =
            Device::trigger == selfe::Trigger::Edge ? Trigger::Edge : Trigger::Level;
        device.enable();
        const Slot slot = t.empty_slot();
        t.must(issue_handler(irq_control(boot), platform::timer::irq, trigger, slot),
               "the timer's interrupt cannot be had");
        handler = Cap<IrqHandler>{slot.index};
        t.must(handler.set_notification(t.minted(notification, badge)), "it cannot signal");
        t.must(handler.ack(), "its line cannot be opened");
    }

    /// The word that the interrupt signals after so many of the device's ticks.
    Word wait(uint64_t ticks) {
        device.start_once(ticks);
        const Word word = notification.wait();
        device.stop();
        (void)handler.ack();
        return word;
    }

    Device device;
    Cap<Notification> notification;
    Cap<IrqHandler> handler;
};

}  // namespace selfe::conformance
