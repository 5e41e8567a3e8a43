// Moving a message from one thread to another: words, badge and capabilities. Manual: ch:ipc.
// SPDX-License-Identifier: BSD-2-Clause
#include "ipc/transfer.hpp"

#include "cap/copying.hpp"
#include "cap/cspace.hpp"
#include "cap/derivation.hpp"
#include "ipc/fault_message.hpp"

namespace kernel::transfer {
namespace {

/// The sender's extra capabilities at the moment of the transfer; none at
/// all if one cannot be found any more.
struct Extras {
    Slot* slots[seL4_MsgMaxExtraCaps] = {};
    unsigned count = 0;
};

Extras find_extras(const Tcb& sender, const seL4_IPCBuffer* buffer, unsigned count) {
    Extras extras;
    for (unsigned i = 0; buffer && i < count; ++i) {
        const auto slot = cspace::lookup(sender, buffer->caps_or_badges[i]);
        if (!slot) {
            return {};
        }
        extras.slots[extras.count++] = *slot;
    }
    return extras;
}

/// The empty slot in which `receiver` wants a capability; null if it named none.
Slot* receive_slot(const Tcb& receiver, const seL4_IPCBuffer& buffer) {
    const auto root = cspace::lookup(receiver, buffer.receiveCNode);
    if (!root) {
        return nullptr;
    }
    const auto slot = cspace::lookup_empty((*root)->cap, buffer.receiveIndex, buffer.receiveDepth);
    return slot ? *slot : nullptr;
}

bool names_endpoint(const Cap& cap, const Endpoint* endpoint) {
    return endpoint && cap.is<EndpointCap>() && cap.as<EndpointCap>().endpoint == endpoint;
}

/// Sets `extra_caps` and `caps_unwrapped` of `info` to what really arrived.
/// Manual: sec:cap-transfer.
void transfer_caps(MessageInfo& info, const Extras& extras, const Endpoint* endpoint, Tcb& receiver,
                   seL4_IPCBuffer* buffer) {
    info.extra_caps = info.caps_unwrapped = 0;
    if (extras.count == 0 || !buffer) {
        return;
    }
    Slot* destination = receive_slot(receiver, *buffer);
    for (; info.extra_caps < extras.count; ++info.extra_caps) {
        Slot& source = *extras.slots[info.extra_caps];
        if (names_endpoint(source.cap, endpoint)) {
            buffer->caps_or_badges[info.extra_caps] = source.cap.as<EndpointCap>().badge;
            info.caps_unwrapped |= 1u << info.extra_caps;
            continue;
        }
        const auto copy = destination ? derive(source, source.cap) : Result<Cap>{Cap{}};
        if (!copy || copy->is_null()) {
            return;
        }
        derivation::insert_copy(*copy, source, *destination);
        destination = nullptr;  // there is room for one
    }
}

unsigned copy_words(const Tcb& sender, const seL4_IPCBuffer* from, Tcb& receiver,
                    seL4_IPCBuffer* to, unsigned length) {
    const unsigned count =
        from ? message::reachable_length(length, to) : message::reachable_length(length, nullptr);
    for (unsigned i = 0; i < count; ++i) {
        message::set_word(receiver, to, i, message::get_word(sender, from, i));
    }
    return count;
}

}  // namespace

void deliver(Tcb& sender, Tcb& receiver, const Channel& channel) {
    seL4_IPCBuffer* to = message::buffer_of(receiver, message::Access::Receive);
    MessageInfo info;
    if (sender.fault.is_pending()) {
        info = fault_message::write(sender, receiver, to);
    } else {
        const seL4_IPCBuffer* from = message::buffer_of(sender, message::Access::Send);
        info = MessageInfo::unpack(sender.context.message_info());
        Extras extras;
        if (channel.can_grant) {
            extras = find_extras(sender, from, info.extra_caps);
        }
        info.length = copy_words(sender, from, receiver, to, info.length);
        transfer_caps(info, extras, channel.endpoint, receiver, to);
    }
    receiver.context.set_message_info(info.pack());
    receiver.context.set_badge(channel.badge);
}

}  // namespace kernel::transfer
