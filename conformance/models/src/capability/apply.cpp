// What steps that succeed make of the capability model's state.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/model.hpp"

namespace selfe::models::capability {

Cap Model::with_data(Cap cap, Data data) const {
    if (cap.type == Type::CNode) {
        const Word guard = low_part(data.badge, interface_->max_guard_bits);
        cap.guard_bits = data.guard_bits;
        cap.badge = low_part(guard, data.guard_bits);
    } else if (is_badged_type(cap.type)) {
        cap.badge = low_part(word_of(data), interface_->badge_bits);
    }
    return cap;
}

Cap Model::changed(const Cap& cap, const Step& step) const {
    Cap result = cap;
    if (step.method == Method::Copy || step.method == Method::Mint) {
        result.rights &= step.rights;
    }
    const bool has_data = step.method == Method::Mint || step.method == Method::Mutate;
    return has_data ? with_data(result, step.data) : result;
}

void Model::apply(const Step& step) {
    const SlotNumber to = find(step.to);
    const SlotNumber from = find(step.from);
    switch (step.method) {
        case Method::Retype:
            return apply_retype(step);
        case Method::Copy:
        case Method::Mint:
            return apply_copy(to, from, changed(slots_[from].cap, step));
        case Method::Move:
        case Method::Mutate:
            return apply_move(to, from, changed(slots_[from].cap, step));
        case Method::Rotate: {
            const SlotNumber pivot = find(step.pivot);
            const Cap for_to = with_data(slots_[pivot].cap, step.data);
            const Cap for_pivot = with_data(slots_[from].cap, step.pivot_data);
            if (to == from) {
                return apply_swap(to, for_to, pivot, for_pivot);
            }
            apply_move(to, pivot, for_to);
            return apply_move(pivot, from, for_pivot);
        }
        case Method::Delete:
            return apply_delete(to);
        case Method::Revoke:
            return apply_revoke(to);
    }
}

Cap Model::new_object(const Step& step, Word offset) {
    Cap cap{.type = step.type, .rights = all_rights, .offset = offset};
    if (step.type == Type::Untyped) {
        cap.size_bits = step.size_bits;
    } else if (step.type == Type::CNode) {
        cap.size_bits = step.size_bits;
        cap.object = static_cast<uint16_t>(free_cnode());
    } else {
        cap.object = ++last_object_;
    }
    return cap;
}

void Model::apply_retype(const Step& step) {
    const SlotNumber parent = find(step.from);
    const SlotNumber first = find(step.to);
    Cap& untyped = slots_[parent].cap;
    const unsigned bits = object_bits(step.type, step.size_bits);
    Word watermark = aligned_up(has_children(parent) ? untyped.watermark : 0, bits);
    for (int i = 0; i < step.count; ++i) {
        slots_[first + i] = {new_object(step, untyped.offset + watermark), parent, true};
        watermark += power(bits);
    }
    untyped.watermark = watermark;
}

void Model::apply_copy(SlotNumber to, SlotNumber from, Cap cap) {
    Slot& source = slots_[from];
    const bool is_untyped = cap.type == Type::Untyped;
    const bool gets_badge = is_badged_type(cap.type) && cap.badge != source.cap.badge;
    slots_[to] = {cap, source.is_original ? from : source.parent, is_untyped || gets_badge};
    if (is_untyped) {
        // The copy may hand out all of the memory, so nothing of it is left here.
        source.cap.watermark = power(cap.size_bits);
        slots_[to].cap.watermark = 0;
    }
}

void Model::apply_move(SlotNumber to, SlotNumber from, Cap cap) {
    slots_[to] = slots_[from];
    slots_[to].cap = cap;
    slots_[from] = {};
    for (Slot& slot : slots_) {
        if (slot.parent == from) {
            slot.parent = to;
        }
    }
}

void Model::apply_swap(SlotNumber a, Cap for_a, SlotNumber b, Cap for_b) {
    const Slot old = slots_[a];
    slots_[a] = slots_[b];
    slots_[b] = old;
    slots_[a].cap = for_a;
    slots_[b].cap = for_b;
    for (Slot& slot : slots_) {
        if (slot.parent == a || slot.parent == b) {
            slot.parent = slot.parent == a ? b : a;
        }
    }
}

void Model::apply_delete(SlotNumber number) {
    const Slot gone = slots_[number];
    slots_[number] = {};
    for (Slot& slot : slots_) {
        if (slot.parent == number) {
            slot.parent = gone.parent;
        }
    }
    if (gone.cap.type == Type::CNode && !is_used(gone.cap.object)) {
        for (int i = 0; i < slots_of_cnode; ++i) {
            discard(first_slot(gone.cap) + i);
        }
    }
}

void Model::apply_revoke(SlotNumber number) {
    const bool was_empty = slots_[number].is_empty();
    // Upwards, since what goes to the attic on the way must go, too.
    for (SlotNumber other = 0; other < slot_count; ++other) {
        if (is_below(other, number)) {
            apply_delete(other);
        }
    }
    // CN-143: when a revoke destroys the slot that it was asked for, nothing is promised.
    is_beyond_documents_ |= slots_[number].is_empty() != was_empty;
}

void Model::discard(SlotNumber number) {
    const Cap& cap = slots_[number].cap;
    const bool can_hold = cap.type == Type::CNode || cap.type == Type::Tcb;
    if (!can_hold || !is_only_one(number)) {
        return apply_delete(number);
    }
    // CN-129: it becomes unreachable. Of what lies in it nothing is promised.
    for (int i = 0; cap.type == Type::CNode && i < slots_of_cnode; ++i) {
        is_beyond_documents_ |= !slots_[first_slot(cap) + i].is_empty();
    }
    SlotNumber place = first_of_attic;
    while (place < slot_count && !slots_[place].is_empty()) {
        ++place;
    }
    if (place == slot_count) {
        is_beyond_documents_ = true;  // of the model's, too
        return;
    }
    apply_move(place, number, cap);
}

}  // namespace selfe::models::capability
