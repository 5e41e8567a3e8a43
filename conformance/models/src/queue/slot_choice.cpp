// Which slots suit a method of the queue model: where somebody waits, or an answer is owed.
// SPDX-License-Identifier: BSD-2-Clause
#include "slot_choice.hpp"

namespace selfe::models::queue {

uint8_t SlotChoice::cap(Method method) {
    if (random_.in_percent(taste_.favourite_percent) && suits(method, taste_.favourite)) {
        return taste_.favourite;
    }
    const bool is_anything = random_.in_percent(6);
    uint8_t slot = 0;
    for (unsigned i = 0; i < 12; ++i) {
        slot = static_cast<uint8_t>(1 + random_.below(slot_count - 1));
        const bool is_wanted = model_.has_partner(method, slot) || random_.in_percent(40);
        if (is_anything || (suits(method, slot) && is_wanted)) {
            break;
        }
    }
    return slot;
}

bool SlotChoice::suits(Method method, uint8_t slot) {
    const Cap& cap = model_.cap(slot);
    if (cap.type == Type::Null) {
        return method == Method::Make;
    }
    if (taste_.is_narrow && (cap.object == other_endpoint || cap.object == other_notification)) {
        return false;
    }
    switch (method) {
        case Method::Call:
        case Method::ReplyRecv:
            return cap.type == Type::Endpoint;
        case Method::CancelBadgedSends:
            return cap.type == Type::Endpoint && (cap.badge != 0 || random_.in_percent(20));
        case Method::Send:
            return cap.type != Type::Reply || model_.answers(slot) || random_.in_percent(10);
        case Method::Bind:
            return cap.type == Type::Notification;
        case Method::Make:
            return false;
        case Method::Recv:
        case Method::NbRecv:
            return cap.type == Type::Endpoint || cap.type == Type::Notification;
        default:
            return true;
    }
}

uint8_t SlotChoice::target(Method method) {
    if (method == Method::Mint) {
        return static_cast<uint8_t>(first_copy + random_.below(first_reply - first_copy));
    }
    return has_target(method) ? cap(Method::Send) : uint8_t{0};
}

uint8_t SlotChoice::reply(Method method) {
    if (!takes_reply(method) && method != Method::SaveCaller) {
        return 0;
    }
    if (random_.in_percent(5)) {
        return static_cast<uint8_t>(1 + random_.below(slot_count - 1));
    }
    uint8_t slot = 0;
    for (unsigned i = 0; i < 6; ++i) {
        slot = static_cast<uint8_t>(first_copy + random_.below(slot_count - first_copy));
        const bool is_reply = slot >= first_reply || model_.cap(slot).type == Type::Reply;
        const bool is_wanted =
            model_.answers(slot) == (method == Method::ReplyRecv) || random_.in_percent(15);
        if (is_reply && is_wanted) {
            break;
        }
    }
    return slot;
}

}  // namespace selfe::models::queue
