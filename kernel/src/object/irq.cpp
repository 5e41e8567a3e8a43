// Interrupts as capabilities: who may handle which, and how they arrive. Manual: sec:interrupts.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/irq.hpp"

#include "arch/irq.hpp"
#include "cap/cspace.hpp"
#include "cap/deletion.hpp"
#include "cap/derivation.hpp"
#include "object/notification.hpp"

namespace kernel::irq {
namespace {

enum class Owner : unsigned char { Nobody, Handler, Kernel };

struct Line {
    Slot notification;  ///< empty, or what SetNotification put there
    Owner owner;
};

constinit Line lines[arch::irq_count]{};

Status set_notification(const Invocation& call, Line& line) {
    if (!call.has(0, 1)) {
        return Error::truncated_message();
    }
    Slot& source = *call.extra(0);
    // The number 0 is what seL4 16.0.0 answers here, not the 1 of other
    // methods' first extra capability.
    if (!source.cap.is<NotificationCap>() ||
        !source.cap.as<NotificationCap>().rights.has(Rights::write)) {
        return Error::invalid_capability(0);
    }
    const Cap cap = source.cap;
    delete_simple(line.notification);
    derivation::insert_copy(cap, source, line.notification);
    return ok;
}

/// IRQControl_Get: words irq, index, depth; extra capability 0 is the destination's root.
Status get(const Invocation& call) {
    if (!call.has(3, 1)) {
        return Error::truncated_message();
    }
    if constexpr (!arch::has_irqs_by_number) {
        return Error::illegal_operation();
    }
    const Word irq = call.argument(0);
    if (const Status is_free = check_free(irq); !is_free) {
        return is_free;
    }
    const auto slot = cspace::lookup_empty(call.extra(0)->cap, call.argument(1), call.argument(2));
    if (!slot) {
        return slot.error();
    }
    issue(irq, call.slot, **slot);
    return ok;
}

}  // namespace

Status invoke_control(Invocation& call) {
    return call.label == IRQIssueIRQHandler ? get(call) : arch::invoke_irq_control(call);
}

Status invoke_handler(Invocation& call) {
    const Word irq = call.slot.cap.as<IrqHandlerCap>().irq;
    switch (call.label) {
        case IRQAckIRQ:
            arch::unmask_irq(irq);
            return ok;
        case IRQSetIRQHandler:
            return set_notification(call, lines[irq]);
        case IRQClearIRQHandler:
            delete_simple(lines[irq].notification);
            return ok;
        default:
            return Error::illegal_operation();
    }
}

Status check_free(Word irq) {
    if (irq >= arch::irq_count) {
        return Error::range(0, arch::irq_count - 1);
    }
    return lines[irq].owner == Owner::Nobody ? ok : Status{Error::revoke_first()};
}

void issue(Word irq, Slot& control, Slot& destination) {
    lines[irq].owner = Owner::Handler;
    arch::unmask_irq(irq);
    derivation::insert_copy(IrqHandlerCap{irq}, control, destination);
}

void release(Word irq) {
    arch::mask_irq(irq);
    delete_simple(lines[irq].notification);
    lines[irq].owner = Owner::Nobody;
}

void reserve(Word irq) {
    lines[irq].owner = Owner::Kernel;
}

void arrived(Word irq) {
    arch::mask_irq(irq);
    const Cap& cap = lines[irq].notification.cap;
    if (cap.is<NotificationCap>()) {
        notification::signal(*cap.as<NotificationCap>().notification,
                             cap.as<NotificationCap>().badge);
    }
}

void reset() {
    for (Line& line : lines) {
        line = {};
    }
}

}  // namespace kernel::irq
