// Methods on TCBs: which one, and those that fit in a few lines. Manual: api:sel4_tcb_*.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/notification.hpp"
#include "object/tcb_registers.hpp"
#include "object/tcb_spaces.hpp"
#include "thread/fpu.hpp"

namespace kernel::tcb {
namespace {

Tcb& target_of(const Invocation& call) {
    return *call.slot.cap.as<TcbCap>().tcb;
}

/// `priority` may be given away by the thread in `authority`.
/// Errors: InvalidCapability 1 (no TCB), RangeError up to the authority's maximum.
Status check_authority(const Slot& authority, Word priority) {
    if (!authority.cap.is<TcbCap>()) {
        return Error::invalid_capability(1);
    }
    const Word limit = authority.cap.as<TcbCap>().tcb->max_controlled_priority;
    return priority > limit ? Status{Error::range(seL4_MinPrio, limit)} : ok;
}

Status set_priority(const Invocation& call) {
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    if (const Status allowed = check_authority(*call.extra(0), call.argument(0)); !allowed) {
        return allowed;
    }
    tcb::set_priority(target_of(call), call.argument(0));
    return ok;
}

Status set_max_controlled_priority(const Invocation& call) {
    if (!call.has(1, 1)) {
        return Error::truncated_message();
    }
    if (const Status allowed = check_authority(*call.extra(0), call.argument(0)); !allowed) {
        return allowed;
    }
    target_of(call).max_controlled_priority = call.argument(0);
    return ok;
}

Status set_sched_params(const Invocation& call) {
    if (!call.has(2, 1)) {
        return Error::truncated_message();
    }
    for (unsigned i = 0; i < 2; ++i) {
        if (const Status allowed = check_authority(*call.extra(0), call.argument(i)); !allowed) {
            return allowed;
        }
    }
    target_of(call).max_controlled_priority = call.argument(0);
    tcb::set_priority(target_of(call), call.argument(1));
    return ok;
}

Status bind_notification(const Invocation& call) {
    if (!call.has(0, 1)) {
        return Error::truncated_message();
    }
    const Cap& cap = call.extra(0)->cap;
    if (target_of(call).bound_notification || !cap.is<NotificationCap>()) {
        return Error::illegal_operation();
    }
    const auto wanted = cap.as<NotificationCap>();
    const bool is_in_use = wanted.notification->bound() || !wanted.notification->queue.is_empty();
    if (is_in_use || !wanted.rights.has(Rights::read)) {
        return Error::illegal_operation();
    }
    notification::bind(*wanted.notification, target_of(call));
    return ok;
}

Status unbind_notification(const Invocation& call) {
    if (!target_of(call).bound_notification) {
        return Error::illegal_operation();
    }
    notification::unbind(target_of(call));
    return ok;
}

Status set_tls_base(const Invocation& call) {
    if (!call.has(1, 0)) {
        return Error::truncated_message();
    }
    target_of(call).context.set_tls_base(call.argument(0));
    return ok;
}

Status set_flags(Invocation& call) {
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    Tcb& thread = target_of(call);
    const Word clear = call.argument(0);
    const Word set = call.argument(1) & seL4_TCBFlag_MASK;
    thread.flags = (thread.flags & ~clear) | set;
    if ((thread.flags & seL4_TCBFlag_fpuDisabled) != 0) {
        fpu::release(thread);
    }
    call.answer(0, thread.flags);
    return ok;
}

}  // namespace

Status invoke(Invocation& call) {
    switch (call.label) {
        case TCBReadRegisters:
            return read_registers(call);
        case TCBWriteRegisters:
            return write_registers(call);
        case TCBCopyRegisters:
            return copy_registers(call);
        case TCBConfigure:
            return configure(call);
        case TCBSetIPCBuffer:
            return set_ipc_buffer(call);
        case TCBSetSpace:
            return set_space(call);
        case TCBSetPriority:
            return set_priority(call);
        case TCBSetMCPriority:
            return set_max_controlled_priority(call);
        case TCBSetSchedParams:
            return set_sched_params(call);
        case TCBSuspend:
            suspend(target_of(call));
            return ok;
        case TCBResume:
            resume(target_of(call));
            return ok;
        case TCBBindNotification:
            return bind_notification(call);
        case TCBUnbindNotification:
            return unbind_notification(call);
        case TCBSetTLSBase:
            return set_tls_base(call);
        case TCBSetFlags:
            return set_flags(call);
        default:
            return Error::illegal_operation();
    }
}

}  // namespace kernel::tcb
