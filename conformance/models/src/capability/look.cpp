// Compares what user level can see of a slot with what the capability model says of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/player.hpp"

namespace selfe::models::capability {

Answer Player::copy(Word to_root, Address to, Word from_root, Address from) {
    Message copy = message(kernel_.interface().labels.cnode_copy, to.index, to.depth, from.index,
                           from.depth, all_rights);
    copy.caps[copy.cap_count++] = from_root;
    return kernel_.call(to_root, copy);
}

void Player::look(Place place) {
    if (!finding_.is_empty()) {
        return;
    }
    const SlotNumber number = model_.find(place);
    const Cap& cap = model_.slot(number).cap;
    if (cap.type == Type::Null) {
        return look_at_empty(place);
    }
    if (cap.type == Type::Untyped && model_.has_children(number)) {
        return look_at_untyped(place);
    }
    const Answer copied = copy(kernel_.field().root, {scratch(), word_bits}, root_of(place),
                               model_.address_of(place, kernel_.field().window));
    if (!copied.is_success()) {
        return finding_.refusal("a capability to be copied from slot", static_cast<Word>(number),
                                copied);
    }
    switch (cap.type) {
        case Type::Frame:
            look_at_frame(cap, scratch(), number);
            break;
        case Type::Tcb:
            look_at_thread(cap, scratch(), number);
            break;
        case Type::Notification:
            look_at_notification(cap, scratch(), number);
            break;
        default:
            break;  // of an endpoint nothing more shows; what lies in a CNode is looked at itself
    }
    const Answer removed = kernel_.remove(scratch());
    if (!removed.is_success()) {
        finding_.refusal("a copy to be deleted of slot", static_cast<Word>(number), removed);
    }
}

/// An empty slot takes the canary, and gives it back.
void Player::look_at_empty(Place place) {
    const Field& field = kernel_.field();
    const Address address = model_.address_of(place, field.window);
    const auto number = static_cast<Word>(model_.find(place));
    const Answer filled = copy(root_of(place), address, field.root, {field.canary, word_bits});
    if (!filled.is_success()) {
        return finding_.refusal("an empty slot", number, filled);
    }
    const Answer emptied = kernel_.call(
        root_of(place),
        message(kernel_.interface().labels.cnode_delete, address.index, address.depth));
    if (!emptied.is_success()) {
        finding_.refusal("to delete the canary from slot", number, emptied);
    }
}

void Player::look_at_frame(const Cap& frame, Word cptr, SlotNumber number) {
    const Answer address =
        kernel_.call(cptr, message(kernel_.interface().labels.frame_get_address));
    if (!address.is_success()) {
        return finding_.refusal("a frame in slot", static_cast<Word>(number), address);
    }
    const Word offset = address.words[0] - arena_address_;
    if (offset != frame.offset) {
        finding_.difference("place in the arena of the frame in slot", static_cast<Word>(number),
                            frame.offset, offset);
    }
}

void Player::look_at_thread(const Cap& thread, Word cptr, SlotNumber number) {
    const Answer registers =
        kernel_.call(cptr, message(kernel_.interface().labels.tcb_read_registers, 0, 2));
    if (!registers.is_success() || registers.length < 2) {
        return finding_.refusal("a thread in slot", static_cast<Word>(number), registers);
    }
    const Word mark = Word{thread.object} << 4;
    if (registers.words[1] != mark) {
        finding_.difference("stack pointer of the thread in slot", static_cast<Word>(number), mark,
                            registers.words[1]);
    }
}

bool Player::has_changed(SlotNumber untyped) const {
    constexpr unsigned now_and_then = 16;
    return steps_ % now_and_then == 0 || bytes_left_[untyped] != model_.bytes_left(untyped);
}

/// An untyped with children cannot be copied, and tells what is left of it when asked for more.
void Player::look_at_untyped(Place place) {
    const SlotNumber number = model_.find(place);
    if (!has_changed(number)) {
        return;
    }
    bytes_left_[number] = model_.bytes_left(number);
    const Answer copied = copy(kernel_.field().root, {scratch(), word_bits}, root_of(place),
                               model_.address_of(place, kernel_.field().window));
    if (!(copied == answer(Code::RevokeFirst))) {
        return finding_.refusal("an untyped with children in slot", static_cast<Word>(number),
                                copied);
    }
    if (place.root != 0) {
        return;  // it has no CPtr to ask through
    }
    const Answer refused =
        kernel_.retype(slot(number), kernel_.interface().types.untyped, arena_bits + 1, scratch());
    const Answer expected = answer(Code::NotEnoughMemory, model_.bytes_left(number));
    if (!(refused == expected)) {
        finding_.difference("bytes left in the untyped in slot", static_cast<Word>(number),
                            expected.words[0], refused.words[0]);
    }
}

void Player::look_at_notification(const Cap& notification, Word cptr, SlotNumber number) {
    const auto can_read = [&](SlotNumber i) {
        const Cap& cap = model_.slot(i).cap;
        return cap.type == Type::Notification && (cap.rights & may_read) != 0;
    };
    SlotNumber reader = 0;
    while (reader < window_slots &&
           !(can_read(reader) && model_.slot(reader).cap.object == notification.object)) {
        ++reader;
    }
    if (reader == window_slots) {
        return;  // a signal that nobody can take would stay, and be found later
    }
    kernel_.nb_send(cptr);
    const Word sent = (notification.rights & may_write) != 0 ? notification.badge : 0;
    for (SlotNumber i = 0; i < window_slots; ++i) {
        if (!can_read(i)) {
            continue;
        }
        // The first capability to the same object takes it all.
        const Word expected = i == reader ? sent : 0;
        const Word received = kernel_.poll(slot(i));
        if (received != expected) {
            finding_.difference("word signalled through the notification in slot",
                                static_cast<Word>(number), expected, received);
        }
    }
}

}  // namespace selfe::models::capability
