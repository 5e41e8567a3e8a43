// Which steps the documents decide, and a model can therefore play.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/capability/model.hpp"

namespace selfe::models::capability {

bool Model::is_decided(const Step& step) const {
    if (step.method == Method::Retype) {
        return is_decided_retype(step);
    }
    // A method of a CNode, sent to something else, is another method's business.
    if (find(step.to) == no_slot) {
        return false;
    }
    const bool takes_from = step.method == Method::Move || step.method == Method::Mutate ||
                            step.method == Method::Rotate;
    if (takes_from && find(step.from) == 0) {
        return false;  // the arena stays where it is
    }
    switch (step.method) {
        case Method::Rotate:
            return find(step.to) != 0 && find(step.pivot) != 0 && is_plain(step.pivot, step.data) &&
                   is_plain(step.from, step.pivot_data);
        case Method::Mint:
        case Method::Mutate:
            return is_plain(step.from, step.data);
        case Method::Delete:
            return find(step.to) != 0 && is_decided_deletion(step);
        case Method::Revoke:
            return is_decided_deletion(step);
        default:
            return true;
    }
}

/// A badge for a CNode would be a guard in disguise.
bool Model::is_plain(Place place, Data data) const {
    const SlotNumber number = find(place);
    return number == no_slot || slots_[number].cap.type != Type::CNode || data.guard_bits != 0 ||
           data.badge == 0;
}

bool Model::is_decided_retype(const Step& step) const {
    if (step.from.root != 0 || slots_[step.from.index].cap.type != Type::Untyped) {
        return false;
    }
    // Behind the window lie slots that are not the model's.
    if (step.to.root == 0 && step.to.index + step.count > window_slots) {
        return false;
    }
    if (step.type != Type::CNode) {
        return true;
    }
    const bool is_modelled = step.size_bits <= max_radix && step.count <= 1;
    return is_modelled && (free_cnode() < max_cnodes || !expect(step).is_success());
}

bool Model::is_decided_deletion(const Step& step) const {
    Model trial = *this;
    trial.apply(step);
    return !trial.is_beyond_documents_;
}

}  // namespace selfe::models::capability
