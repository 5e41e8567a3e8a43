// Which steps the documents decide, and the mapping model can therefore play.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/model.hpp"

namespace selfe::models::mapping {

bool Model::is_decided(const Step& step) const {
    const bool is_in_window = step.slot < window_slots;
    const Cap& cap = caps_[step.slot < slot_count ? step.slot : 0];
    switch (step.method) {
        case Method::Make:
            return is_in_window && step.slot != 0 && step.from < home_count &&
                   step.kind < architecture_->kind_count &&
                   (step.type == Type::VSpace) == (step.from < vspace_homes) &&
                   (step.type == Type::Pool || home(step.from).type == Type::Null);
        case Method::Copy:
        case Method::Move:
            return is_in_window && step.slot != 0 && is_decided_transfer(step);
        case Method::Delete:
            return is_in_window && step.slot != 0 && !is_ambiguous(cap);
        case Method::Revoke:
            return step.slot != 0 && is_decided_deletion(step);
        case Method::Assign:
            return is_in_window && step.from < window_slots &&
                   (step.from == initial_pool || caps_[step.from].type == Type::Pool) &&
                   !(cap.type == Type::VSpace && objects_[cap.object].is_lost);
        case Method::Map:
        case Method::MapTable:
            return is_in_window && step.from < window_slots && step.place < place_count &&
                   cap.type == (step.method == Method::Map ? Type::Frame : Type::Table) &&
                   address_of(step) >= architecture_->base;  // not wrapped around
        case Method::Unmap:
            return is_in_window && (cap.type == Type::Frame || cap.type == Type::Table) &&
                   !is_ambiguous(cap);
    }
    return false;
}

bool Model::is_decided_transfer(const Step& step) const {
    const Cap& from = caps_[step.from < slot_count ? step.from : 0];
    const bool is_stale = from.type == Type::Table && from.is_mapped && !has_mapping(from);
    const bool is_lost = from.type == Type::VSpace && objects_[from.object].is_lost;
    if (from.type == Type::Null) {
        return false;
    }
    return step.method == Method::Copy
               ? !is_stale && !is_lost
               : step.from != own_vspace && step.from < window_slots && step.from != step.slot;
}

bool Model::is_decided_deletion(const Step& step) const {
    const Cap& cap = caps_[step.slot];
    if (step.slot >= window_slots + stock_count_ || cap.type == Type::Null) {
        return false;
    }
    if (cap.type == Type::Pool && count_of(cap.object) > 1) {
        return false;  // nobody says that what MakePool makes is an original
    }
    for (unsigned slot = 1; slot < window_slots; ++slot) {
        const bool goes = cap.is_original && slot != step.slot && caps_[slot].type == cap.type &&
                          caps_[slot].object == cap.object;
        if (goes && is_ambiguous(caps_[slot])) {
            return false;
        }
    }
    return true;
}

}  // namespace selfe::models::mapping
