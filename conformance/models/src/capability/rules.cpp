// Which answers the documents admit, each with its row of the catalogue.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/model.hpp"

namespace selfe::models::capability {
namespace {

/// The rows of the refusals that most methods have, in the order of `Method`.
struct Rows {
    const char* invalid_root;
    const char* empty_source;
    const char* occupied;
};
constexpr Rows rows[] = {
    {nullptr, nullptr, "UT-060"},   {"CN-026", "CN-030", "CN-031"}, {"CN-039", "CN-043", "CN-044"},
    {"CN-052", "CN-056", "CN-057"}, {"CN-065", "CN-069", "CN-070"}, {"CN-078", "CN-082", "CN-083"},
    {nullptr, nullptr, nullptr},    {nullptr, nullptr, nullptr},
};

constexpr const Rows& rows_of(const Step& step) {
    return rows[static_cast<size_t>(step.method)];
}

constexpr Answer failed_lookup(bool is_source, LookupFailure failure) {
    return answer(Code::FailedLookup, is_source, failure);
}

constexpr Answer missing(bool is_source, Word depth) {
    return answer(Code::FailedLookup, is_source, LookupFailure::MissingCapability, depth);
}

}  // namespace

bool Model::can_guard(const Cap& cap, Data data) const {
    return cap.type != Type::CNode || unsigned{data.guard_bits} + cap.size_bits <= word_bits;
}

Admitted Model::expect(const Step& step) const {
    Admitted admitted(success_row(step));
    switch (step.method) {
        case Method::Retype:
            refuse_retype(step, admitted);
            break;
        case Method::Rotate:
            refuse_rotate(step, admitted);
            break;
        case Method::Delete:
        case Method::Revoke:
            break;
        default:
            refuse_transfer(step, admitted);
            break;
    }
    return admitted;
}

void Model::refuse_transfer(const Step& step, Admitted& admitted) const {
    const SlotNumber from = find(step.from);
    if (!slots_[find(step.to)].is_empty()) {
        admitted.refuse(answer(Code::DeleteFirst), rows_of(step).occupied);
    }
    if (from == no_slot) {
        admitted.refuse(failed_lookup(true, LookupFailure::InvalidRoot),
                        rows_of(step).invalid_root);
        return;
    }
    const Cap& cap = slots_[from].cap;
    if (cap.type == Type::Null) {
        admitted.refuse(missing(true, address_of(step.from, 0).depth), rows_of(step).empty_source);
        return;
    }
    const bool is_copy = step.method == Method::Copy || step.method == Method::Mint;
    if (is_copy && cap.type == Type::Untyped && has_children(from)) {
        admitted.refuse(answer(Code::RevokeFirst),
                        step.method == Method::Copy ? "CN-157" : "CN-158");
    }
    if (step.method == Method::Mint) {
        if (is_badged_type(cap.type) && cap.badge != 0) {
            admitted.refuse(answer(Code::IllegalOperation), "CN-108");
        }
        if (!can_guard(cap, step.data)) {
            admitted.refuse(answer(Code::IllegalOperation), "CN-109");
        }
    }
    if (step.method == Method::Mutate) {
        if (is_badged_type(cap.type)) {
            admitted.refuse(answer(Code::IllegalOperation), "CN-116");
        }
        if (!can_guard(cap, step.data)) {
            admitted.refuse(answer(Code::IllegalOperation), "CN-117");
        }
    }
}

void Model::refuse_rotate(const Step& step, Admitted& admitted) const {
    const SlotNumber to = find(step.to);
    const SlotNumber from = find(step.from);
    const SlotNumber pivot = find(step.pivot);
    if (from == no_slot) {
        admitted.refuse(failed_lookup(true, LookupFailure::InvalidRoot), "CN-078");
    }
    if (pivot == no_slot) {
        admitted.refuse(failed_lookup(true, LookupFailure::InvalidRoot), "CN-084");
    }
    if (pivot != no_slot && (pivot == from || pivot == to)) {
        admitted.refuse(answer(Code::IllegalOperation), pivot == from ? "CN-089" : "CN-090");
    }
    if (to != from && !slots_[to].is_empty()) {
        admitted.refuse(answer(Code::DeleteFirst), "CN-083");
    }
    const auto refuse_cap = [&](SlotNumber number, Data data, Answer is_missing, const char* row) {
        if (number == no_slot) {
            return;
        }
        const Cap& cap = slots_[number].cap;
        if (cap.type == Type::Null) {
            admitted.refuse(is_missing, row);
        } else if (is_badged_type(cap.type) || !can_guard(cap, data)) {
            admitted.refuse(answer(Code::IllegalOperation), "CN-091");
        }
    };
    refuse_cap(from, step.pivot_data, missing(true, address_of(step.from, 0).depth), "CN-082");
    refuse_cap(pivot, step.data, missing(false, address_of(step.pivot, 0).depth), "CN-088");
}

void Model::refuse_retype(const Step& step, Admitted& admitted) const {
    if (step.type == Type::CNode && step.size_bits == 0) {
        admitted.refuse(answer(Code::InvalidArgument, 1), "UT-051");
    }
    if (step.type == Type::Untyped && step.size_bits < interface_->size_bits.min_untyped) {
        admitted.refuse(answer(Code::InvalidArgument, 1), "UT-052");
    }
    refuse_window(step, admitted);
    const Word left = bytes_left(find(step.from));
    if (left >> object_bits(step.type, step.size_bits) < step.count) {
        admitted.refuse(answer(Code::NotEnoughMemory, left), "UT-061");
    }
}

void Model::refuse_window(const Step& step, Admitted& admitted) const {
    Word slots = power(8);  // the window's own CNode is larger than the window
    if (step.to.root != 0) {
        const Cap& cnode = slots_[step.to.root].cap;
        if (cnode.type != Type::CNode) {
            admitted.refuse(missing(false, 0), "UT-062");
            return;
        }
        slots = power(cnode.size_bits);
    }
    const Word offset = step.to.index;
    if (offset >= slots) {
        admitted.refuse(answer(Code::RangeError, 0, slots - 1), "UT-056");
    }
    if (step.count < 1 || step.count > interface_->fan_out_limit) {
        admitted.refuse(answer(Code::RangeError, 1, interface_->fan_out_limit),
                        step.count < 1 ? "UT-057" : "UT-058");
    }
    if (offset < slots && step.count > slots - offset) {
        admitted.refuse(answer(Code::RangeError, 1, slots - offset), "UT-059");
    }
    const SlotNumber first = find(step.to);
    for (Word i = 0; i < step.count && offset + i < slots; ++i) {
        if (!slots_[first + static_cast<int>(i)].is_empty()) {
            admitted.refuse(answer(Code::DeleteFirst), "UT-060");
            return;
        }
    }
}

}  // namespace selfe::models::capability
