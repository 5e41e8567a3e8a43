// Send, NBSend and Call: what happens to the capability they name. Manual: sec:syscalls.
// SPDX-License-Identifier: BSD-2-Clause
#include "syscall/invoke.hpp"

#include "arch/invoke.hpp"
#include "cap/cspace.hpp"
#include "ipc/fault_message.hpp"
#include "ipc/message.hpp"
#include "object/cnode.hpp"
#include "object/domain.hpp"
#include "object/irq.hpp"
#include "object/notification.hpp"
#include "object/reply.hpp"
#include "object/untyped.hpp"

namespace kernel::syscall {
namespace {

using endpoint::Blocks;

Status invoke_object(Invocation& call, Blocks blocks) {
    const Cap cap = call.slot.cap;
    switch (cap.type()) {
        case CapType::Null:
        case CapType::Zombie:
            return Error::invalid_capability(0);
        case CapType::Endpoint:
            if (!cap.as<EndpointCap>().rights.has(Rights::write)) {
                return Error::invalid_capability(0);
            }
            endpoint::send(call.caller, cap.as<EndpointCap>(), blocks, call.is_call);
            return ok;
        case CapType::Notification:
            if (!cap.as<NotificationCap>().rights.has(Rights::write)) {
                return Error::invalid_capability(0);
            }
            notification::signal(*cap.as<NotificationCap>().notification,
                                 cap.as<NotificationCap>().badge);
            return ok;
        case CapType::Reply:
            reply::send(call.caller, call.slot);
            return ok;
        case CapType::Untyped:
            return untyped::invoke(call);
        case CapType::CNode:
            return cnode::invoke(call);
        case CapType::Tcb:
            return tcb::invoke(call);
        case CapType::IrqControl:
            return irq::invoke_control(call);
        case CapType::IrqHandler:
            return irq::invoke_handler(call);
        case CapType::Domain:
            return domain::invoke(call);
        default:
            return arch::invoke(call);
    }
}

void answer(Tcb& thread, Word label, unsigned length) {
    thread.context.set_badge(0);
    thread.context.set_message_info(MessageInfo{.label = label, .length = length}.pack());
}

void answer_error(Invocation& call, const Error& error) {
    for (unsigned i = 0; i < error.length; ++i) {
        call.answer(i, error.words[i]);
    }
    answer(call.caller, error.code, call.answer_length());
}

/// Looks up all extra capabilities of the message; a failure stops the
/// thread before anything is done.
Result<bool, Fault> add_extras(Invocation& call, const seL4_IPCBuffer* buffer, unsigned count) {
    for (unsigned i = 0; buffer && i < count; ++i) {
        const Word address = buffer->caps_or_badges[i];
        const auto slot = cspace::lookup(call.caller, address);
        if (!slot) {
            return Fault::cap_fault(address, false, slot.error());
        }
        call.add_extra(*slot);
    }
    return true;
}

}  // namespace

void invoke(Tcb& thread, Blocks blocks, bool is_call) {
    const auto info = MessageInfo::unpack(thread.context.message_info());
    const Word address = thread.context.cap_register();
    const auto fault = [&](const Fault& what) {
        if (blocks == Blocks::Yes) {
            fault_message::raise(thread, what);
        }
    };
    const auto slot = cspace::lookup(thread, address);
    if (!slot) {
        return fault(Fault::cap_fault(address, false, slot.error()));
    }
    seL4_IPCBuffer* buffer = message::buffer_of(thread, message::Access::Send);
    Invocation call(thread, **slot, info.label, message::reachable_length(info.length, buffer),
                    buffer, is_call);
    if (const auto extras = add_extras(call, buffer, info.extra_caps); !extras) {
        return fault(extras.error());
    }
    // Until the method is done the thread counts as not having got past it: suspended by itself, or
    // interrupted, it repeats the call.
    thread.state = ThreadState::Restart;
    const Status status = invoke_object(call, blocks);
    if (!status) {
        thread.state = ThreadState::Running;
        if (is_call) {
            answer_error(call, status.error());
        }
    } else if (thread.state == ThreadState::Restart && !status.is_interrupted()) {
        thread.state = ThreadState::Running;
        if (is_call) {
            answer(thread, seL4_NoError, call.answer_length());
        }
    }
}

}  // namespace kernel::syscall
