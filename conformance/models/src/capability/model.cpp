// The state of the capability model, as questions.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/model.hpp"

namespace selfe::models::capability {
Model::Model(const Interface& interface) : interface_(&interface) {
    slots_[0].cap = {.type = Type::Untyped, .size_bits = arena_bits};
    slots_[0].is_original = true;
}

SlotNumber Model::find(Place place) const {
    if (place.root == 0) {
        return place.index;
    }
    const Cap& cnode = slots_[place.root].cap;
    return cnode.type == Type::CNode
               ? first_slot(cnode) + static_cast<int>(low_part(place.index, cnode.size_bits))
               : no_slot;
}

Address Model::address_of(Place place, Word window) const {
    if (place.root == 0) {
        return {window + place.index, word_bits};
    }
    const Cap& cnode = slots_[place.root].cap;
    return {cnode.badge << cnode.size_bits | low_part(place.index, cnode.size_bits),
            Word{cnode.guard_bits} + cnode.size_bits};
}

Word Model::word_of(Data data) const {
    return data.guard_bits == 0 ? data.badge : interface_->guard_data(data.badge, data.guard_bits);
}

bool Model::has_children(SlotNumber number) const {
    for (const Slot& slot : slots_) {
        if (slot.parent == number) {
            return true;
        }
    }
    return false;
}

Word Model::bytes_left(SlotNumber number) const {
    const Cap& untyped = slots_[number].cap;
    return power(untyped.size_bits) - (has_children(number) ? untyped.watermark : 0);
}

unsigned Model::object_bits(Type type, unsigned size_bits) const {
    switch (type) {
        case Type::Tcb:
            return interface_->size_bits.tcb;
        case Type::Endpoint:
            return interface_->size_bits.endpoint;
        case Type::Notification:
            return interface_->size_bits.notification;
        case Type::Frame:
            return interface_->size_bits.frame;
        case Type::CNode:
            return interface_->size_bits.slot + size_bits;
        default:
            return size_bits;
    }
}

bool Model::is_below(SlotNumber number, SlotNumber ancestor) const {
    for (SlotNumber at = slots_[number].parent; at != no_slot; at = slots_[at].parent) {
        if (at == ancestor) {
            return true;
        }
    }
    return false;
}

bool Model::is_used(unsigned cnode) const {
    for (const Slot& slot : slots_) {
        if (slot.cap.type == Type::CNode && slot.cap.object == cnode) {
            return true;
        }
    }
    return false;
}

int Model::free_cnode() const {
    int cnode = 0;
    while (cnode < max_cnodes && is_used(static_cast<unsigned>(cnode))) {
        ++cnode;
    }
    return cnode;
}

}  // namespace selfe::models::capability
