// What threads see in each VSpace of the mapping model, and where frames lie.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/player.hpp"

namespace selfe::models::mapping {

void Player::look_around() {
    ++steps_;
    bool is_looked_at[object_count]{};
    for (unsigned slot = 0; slot < window_slots; ++slot) {
        const Cap& cap = model_.cap(slot);
        if (cap.type == Type::Frame) {
            look_at_address(slot);
        } else if (model_.is_live_vspace(slot) && !is_looked_at[cap.object]) {
            is_looked_at[cap.object] = true;
            look_into(slot);
        }
    }
}

void Player::look_into(unsigned slot) {
    if (!finding_.is_empty()) {
        return;
    }
    if (!kernel_.enter(cptr(slot))) {
        return finding_.refusal("a thread in the VSpace of slot", slot, {});
    }
    for (unsigned place = 0; place < user_places && finding_.is_empty(); ++place) {
        look_at(model_.cap(slot), place);
    }
    kernel_.leave();
}

void Player::look_at(const Cap& vspace, unsigned place) {
    const Word address = address_of(kernel_.architecture(), place);
    const Entry* const entry = model_.seen_at(vspace, address);
    const bool can_read = entry != nullptr && entry->can_read;
    const bool has_contents = entry != nullptr && model_.has_contents(entry->object);
    if (can_read && !has_contents) {
        return;  // a device's addresses may lead to nothing
    }
    const Access read = kernel_.look(Use::Read, address, 0);
    compare("reading at place", place, address, can_read, read);
    if (!has_contents || !finding_.is_empty()) {
        return;
    }
    const Word content = model_.content(entry->object, address - entry->address);
    if (can_read && read.value != content) {
        return finding_.difference("the content at place", place, content, read.value);
    }
    if (entry->is_new || (steps_ + place) % 4 == 0) {
        look_at_uses(vspace, *entry, place, content);
    }
}

void Player::look_at_uses(const Cap& vspace, const Entry& entry, unsigned place, Word content) {
    const Word address = address_of(kernel_.architecture(), place);
    compare("writing at place", place, address, entry.can_write,
            kernel_.look(Use::Write, address, content));
    // Whether what cannot be read can be executed, nobody says. And when a big frame goes, or is
    // mapped again, QEMU forgets what it has translated of its first page only.
    uint64_t& inner = executed_inside_[vspace.object];
    const bool is_first_page = address == entry.address;
    const bool can_be_seen = entry.can_execute || (is_first_page && (inner >> place & 1) == 0);
    if (entry.can_read && can_be_seen) {
        compare("executing at place", place, address + code_offset, entry.can_execute,
                kernel_.look(Use::Execute, address + code_offset, 0));
    }
    inner |= is_first_page ? 0 : uint64_t{1} << place;
}

void Player::compare(const char* what, unsigned place, Word address, bool is_allowed,
                     const Access& actual) {
    if (!finding_.is_empty()) {
        return;
    }
    if (actual.is_allowed != is_allowed) {
        finding_.difference(what, place, is_allowed ? 1 : 0, actual.is_allowed ? 1 : 0);
    } else if (!is_allowed && actual.fault_address != address) {
        finding_.difference("the fault address at place", place, address, actual.fault_address);
    }
}

/// Where a frame lies never changes, mapped or not.
void Player::look_at_address(unsigned slot) {
    models::Kernel& calls = kernel_.calls();
    const Cap& cap = model_.cap(slot);
    const Answer answer =
        calls.call(cptr(slot), message(calls.interface().labels.frame_get_address));
    if (!finding_.is_empty()) {
        return;
    }
    if (!answer.is_success() || answer.length != 1) {
        return finding_.refusal("the address of the frame in slot", slot, answer);
    }
    if (physical_life_[cap.object] != model_.object(cap).life) {
        physical_life_[cap.object] = model_.object(cap).life;
        physical_[cap.object] = answer.words[0];
    } else if (answer.words[0] != physical_[cap.object]) {
        finding_.difference("the address of the frame in slot", slot, physical_[cap.object],
                            answer.words[0]);
    }
}

}  // namespace selfe::models::mapping
