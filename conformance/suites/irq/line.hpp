// A handler for the platform's device that can interrupt, ready to signal.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "authority.hpp"
#include "interrupts.hpp"
#include "selfe/conformance/case.hpp"
#include "source.hpp"

namespace selfe::conformance {

/// The device, the handler of its interrupt, and the notification that the handler signals.
struct Line {
    static constexpr Word badge = 0x2a;

    explicit Line(Case& t, Trigger trigger = Trigger::Level)
        : boot(t), source(t, boot), notification(t.make<Notification>()) {
        const Slot slot = t.empty_slot();
        REQUIRE_OK(issue_handler(irq_control(boot), source.irq(), trigger, slot));
        handler = Cap<IrqHandler>{slot.index};
        REQUIRE_OK(handler.set_notification(t.minted(notification, badge)));
        // Whatever the line did before found no notification, and has left it masked.
        REQUIRE_OK(handler.ack());
    }

    /// What has been signalled once everything has come to rest.
    Word signalled(Case& t) const {
        t.settle();
        return notification.poll();
    }

    BootSpace boot;
    Source source;
    Cap<Notification> notification;
    Cap<IrqHandler> handler;
};

}  // namespace selfe::conformance
