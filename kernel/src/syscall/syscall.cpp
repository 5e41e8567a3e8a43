// System calls: from the number in the register to the operation. Manual: sec:syscalls.
// SPDX-License-Identifier: BSD-2-Clause
#include "syscall/syscall.hpp"

#include "cap/cspace.hpp"
#include "cap/deletion.hpp"
#include "ipc/fault_message.hpp"
#include "object/notification.hpp"
#include "object/reply.hpp"
#include "syscall/debug.hpp"
#include "syscall/invoke.hpp"
#include "thread/scheduler.hpp"

namespace kernel::syscall {
namespace {

using endpoint::Blocks;

/// What can be received from: an endpoint, or a notification that no other thread has bound.
bool may_receive(const Tcb& thread, const Cap& cap) {
    if (cap.is<EndpointCap>()) {
        return cap.as<EndpointCap>().rights.has(Rights::read);
    }
    if (cap.is<NotificationCap>()) {
        const auto view = cap.as<NotificationCap>();
        const Tcb* bound = view.notification->bound();
        return view.rights.has(Rights::read) && (!bound || bound == &thread);
    }
    return false;
}

void receive(Tcb& thread, Blocks blocks) {
    const Word address = thread.context.cap_register();
    const auto slot = cspace::lookup(thread, address);
    if (!slot) {
        fault_message::raise(thread, Fault::cap_fault(address, true, slot.error()));
        return;
    }
    const Cap cap = (*slot)->cap;
    if (!may_receive(thread, cap)) {
        fault_message::raise(thread,
                             Fault::cap_fault(address, true, LookupFailure::missing_capability(0)));
    } else if (cap.is<EndpointCap>()) {
        endpoint::receive(thread, cap.as<EndpointCap>(), blocks);
    } else {
        notification::receive(thread, *cap.as<NotificationCap>().notification, blocks);
    }
}

void reply_to_caller(Tcb& thread) {
    if (!thread.caller().is_empty()) {
        reply::send(thread, thread.caller());
    }
}

}  // namespace

void handle(Tcb& thread) {
    switch (thread.context.syscall_number()) {
        case seL4_SysCall:
            invoke(thread, Blocks::Yes, /*is_call=*/true);
            return;
        case seL4_SysSend:
            invoke(thread, Blocks::Yes, /*is_call=*/false);
            return;
        case seL4_SysNBSend:
            invoke(thread, Blocks::No, /*is_call=*/false);
            return;
        case seL4_SysRecv:
            receive(thread, Blocks::Yes);
            return;
        case seL4_SysNBRecv:
            receive(thread, Blocks::No);
            return;
        case seL4_SysReply:
            reply_to_caller(thread);
            return;
        case seL4_SysReplyRecv:
            reply_to_caller(thread);
            receive(thread, Blocks::Yes);
            return;
        case seL4_SysYield:
            scheduler::yield();
            return;
        default:
            if (!debug::handle(thread)) {
                const auto number = static_cast<Word>(thread.context.syscall_number());
                fault_message::raise(thread, Fault::unknown_syscall(number));
            }
    }
}

}  // namespace kernel::syscall
