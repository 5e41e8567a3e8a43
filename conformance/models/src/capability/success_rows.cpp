// Which row of the catalogue a step decides that works: the most particular one that applies.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/model.hpp"

namespace selfe::models::capability {

const char* Model::success_row(const Step& step) const {
    const SlotNumber to = find(step.to);
    const SlotNumber from = find(step.from);
    switch (step.method) {
        case Method::Retype: {
            const Cap& untyped = slots_[from].cap;
            if (!has_children(from)) {
                return untyped.watermark == 0 ? "UT-037" : "UT-041";
            }
            const Word start =
                aligned_up(untyped.watermark, object_bits(step.type, step.size_bits));
            return step.count > 1 ? "UT-001" : start == untyped.watermark ? "UT-038" : "UT-039";
        }
        case Method::Copy:
        case Method::Mint:
            return from == no_slot ? "" : copy_row(step);
        case Method::Move:
            return from != no_slot && has_children(from) ? "CN-114" : "CN-112";
        case Method::Mutate:
            return "CN-115";
        case Method::Rotate:
            return to == from ? "CN-120" : "CN-119";
        case Method::Delete:
            return delete_row(to);
        default:
            return revoke_row(to);
    }
}

const char* Model::copy_row(const Step& step) const {
    const Slot& source = slots_[find(step.from)];
    const bool is_mint = step.method == Method::Mint;
    switch (source.cap.type) {
        case Type::Untyped:
            return "UT-047";
        case Type::CNode:
            return is_mint ? "CN-106" : "CN-100";
        case Type::Endpoint:
        case Type::Notification:
            if (is_mint) {
                return word_of(step.data) == 0 ? "CN-105" : "CN-104";
            }
            return source.cap.badge != 0                                    ? "CN-102"
                   : (source.cap.rights & step.rights) != source.cap.rights ? "CN-099"
                                                                            : "CN-098";
        default:
            return is_mint ? "CN-107" : source.is_original ? "CN-165" : "CN-166";
    }
}

bool Model::is_only_one(SlotNumber number) const {
    const Cap& cap = slots_[number].cap;
    for (SlotNumber i = 0; i < slot_count; ++i) {
        const Cap& other = slots_[i].cap;
        if (i != number && other.type == cap.type && other.object == cap.object &&
            other.offset == cap.offset) {
            return false;
        }
    }
    return true;
}

const char* Model::delete_row(SlotNumber number) const {
    const Slot& slot = slots_[number];
    if (slot.is_empty()) {
        return "CN-123";
    }
    if (!is_only_one(number)) {
        return "CN-125";
    }
    return slot.cap.type == Type::CNode ? "CN-127" : "CN-122";
}

const char* Model::revoke_row(SlotNumber number) const {
    const Slot& slot = slots_[number];
    if (slot.is_empty()) {
        return "CN-135";
    }
    if (!slot.is_original) {
        return "CN-136";
    }
    if (slot.cap.type == Type::Untyped) {
        for (SlotNumber i = 0; i < slot_count; ++i) {
            if (slots_[i].parent != number && is_below(i, number)) {
                return "CN-140";
            }
        }
        return "CN-139";
    }
    if (slot.cap.type == Type::Endpoint) {
        return slot.cap.badge == 0 ? "CN-137" : "CN-138";
    }
    return "CN-134";
}

}  // namespace selfe::models::capability
