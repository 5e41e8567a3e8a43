// A machine whose every thread is blocked, and the interrupt that ends that.
// SPDX-License-Identifier: BSD-2-Clause
#include "alarm_registers.hpp"
#include "authority.hpp"
#include "interrupts.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/idle_machine.hpp"
#include "selfe/timer/kind.hpp"

namespace selfe::conformance {
namespace {

using AlarmDevice = timer::Driver<platform::timer::kind, AlarmRegisters>;

constexpr Word badge = 0x1d1e;

Cap<IrqHandler> handler_of_alarm(Case& t, const BootSpace& boot, Cap<Notification> notification) {
    constexpr Trigger trigger =
        AlarmDevice::trigger == selfe::Trigger::Edge ? Trigger::Edge : Trigger::Level;
    const Slot slot = t.empty_slot();
    t.must(issue_handler(irq_control(boot), platform::timer::irq, trigger, slot),
           "the timer's interrupt cannot be had");
    const Cap<IrqHandler> handler{slot.index};
    t.must(handler.set_notification(t.minted(notification, badge)), "it cannot signal");
    t.must(handler.ack(), "its line cannot be opened");
    return handler;
}

}  // namespace

CASE(IdleMachine, AnInterruptWakesTheWaiter, "SCHED-009") {
    const BootSpace boot(t);
    AlarmDevice alarm(alarm_registers(t, boot), platform::timer::frequency);
    alarm.enable();
    const Cap<Notification> notification = t.make<Notification>();
    handler_of_alarm(t, boot, notification);
    // Soon, but later than it takes to block. A clock of seconds interrupts at its next tick.
    constexpr uint64_t part_of_a_second = 50;
    Word word = 0;
    {
        const IdleMachine idle(t, boot);
        alarm.start_once(alarm.frequency() / part_of_a_second);
        word = notification.wait();
    }
    alarm.stop();
    CHECK_EQ("SCHED-009", word, badge);
}

}  // namespace selfe::conformance
