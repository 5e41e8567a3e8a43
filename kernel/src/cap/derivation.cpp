// The derivation list: which capability came from which, and all the ways a slot gets its content.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/derivation.hpp"

#include "cap/relation.hpp"
#include "object/tcb.hpp"

namespace kernel::derivation {
namespace {

Word badge_of(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Endpoint:
            return cap.as<EndpointCap>().badge;
        case CapType::Notification:
            return cap.as<NotificationCap>().badge;
        default:
            return 0;
    }
}

/// A thread knows where the one capability to answer it is, so that it can be taken away.
void tell_caller(Slot& slot) {
    if (slot.cap.is<ReplyCap>()) {
        slot.cap.as<ReplyCap>().caller->reply_slot = &slot;
    }
}

/// Takes the seat directly behind `before`.
void link_behind(Slot& before, Slot& slot) {
    slot.set_previous(&before);
    slot.set_next(before.next());
    if (Slot* after = before.next()) {
        after->set_previous(&slot);
    }
    before.set_next(&slot);
}

/// Makes the neighbours of `slot` point at it, after its own links were set.
void announce(Slot& slot) {
    if (Slot* before = slot.previous()) {
        before->set_next(&slot);
    }
    if (Slot* after = slot.next()) {
        after->set_previous(&slot);
    }
    tell_caller(slot);
}

void use_up(Slot& slot) {
    auto untyped = slot.cap.as<UntypedCap>();
    untyped.watermark = bit(untyped.size_bits);
    slot.cap = untyped;
}

}  // namespace

bool is_ancestor(const Slot& ancestor, const Slot& descendant) {
    if (!ancestor.is_original() || !covers(ancestor.cap, descendant.cap)) {
        return false;
    }
    const Word badge = badge_of(ancestor.cap);
    return badge == 0 || (badge_of(descendant.cap) == badge && !descendant.is_first_badged());
}

bool has_children(const Slot& slot) {
    return slot.next() && is_ancestor(slot, *slot.next());
}

bool is_last_to_object(const Slot& slot) {
    // Capabilities to one object are neighbours, so a look to both sides is enough.
    return !(slot.previous() && is_same_object(slot.previous()->cap, slot.cap)) &&
           !(slot.next() && is_same_object(slot.next()->cap, slot.cap));
}

void insert_copy(Cap cap, Slot& source, Slot& destination) {
    require(destination.is_empty(), "copy into a filled slot");
    const bool is_new_family = starts_family(cap, source.cap);
    if (cap.is<UntypedCap>()) {
        use_up(source);
    }
    destination.cap = cap;
    destination.set_original(is_new_family);
    destination.set_first_badged(is_new_family);
    link_behind(source, destination);
}

void insert_child(Cap cap, Slot& parent, Slot& destination) {
    require(destination.is_empty(), "new object into a filled slot");
    insert_root(cap, destination);
    link_behind(parent, destination);
}

void insert_root(Cap cap, Slot& destination) {
    destination.cap = cap;
    destination.set_original(true);
    tell_caller(destination);
}

void move(Cap cap, Slot& source, Slot& destination) {
    require(destination.is_empty(), "move into a filled slot");
    destination = source;
    destination.cap = cap;
    source.clear();
    announce(destination);
}

void swap(Cap cap_a, Slot& a, Cap cap_b, Slot& b) {
    const Slot old_a = a;
    const Slot old_b = b;
    a = old_b;
    a.cap = cap_b;
    b = old_a;
    b.cap = cap_a;
    // Neighbours in the list that changed places must not end up pointing at themselves; what is
    // set here, announce(a) tells b.
    if (old_a.next() == &b) {
        a.set_previous(&b);
    } else if (old_b.next() == &a) {
        a.set_next(&b);
    }
    announce(a);
    announce(b);
}

void remove(Slot& slot) {
    if (Slot* before = slot.previous()) {
        before->set_next(slot.next());
    }
    if (Slot* after = slot.next()) {
        after->set_previous(slot.previous());
        // The family that this slot opened now begins with the next member.
        after->set_first_badged(after->is_first_badged() || slot.is_first_badged());
    }
    slot.clear();
}

}  // namespace kernel::derivation
