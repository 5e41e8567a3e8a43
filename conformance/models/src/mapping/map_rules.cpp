// Which answers the documents admit to the mapping of a frame, each with its row.
// SPDX-License-Identifier: BSD-2-Clause
#include "refusals.hpp"

namespace selfe::models::mapping {

void Model::refuse_map(const Step& step, Admitted& admitted) const {
    const auto& rows = architecture_->rows->frame;
    const Cap& frame = caps_[step.slot];
    const Word address = address_of(step);
    const Word size = power(frame_bits(frame));
    if ((address & (size - 1)) != 0) {
        admitted.refuse(answer(Code::AlignmentError), rows.misaligned);
    }
    const bool is_kernels = address > architecture_->user_end - size;
    if (is_kernels) {
        admitted.refuse(invalid_argument(), rows.kernel);
    }
    if (!refuse_vspace(step.from, rows.no_vspace, rows.no_vspace, rows.lost, admitted)) {
        return;
    }
    if (frame.is_mapped) {
        refuse_remap(step, admitted);
    }
    if (is_live_vspace(step.from) && !is_kernels) {
        refuse_walk(step, admitted);
    }
}

void Model::refuse_remap(const Step& step, Admitted& admitted) const {
    const auto& rows = architecture_->rows->frame;
    const Cap& frame = caps_[step.slot];
    const bool is_same_vspace = frame.vspace_life == objects_[caps_[step.from].object].life;
    const bool is_same_address = frame.address == address_of(step);
    if (has_mapping(frame)) {
        if (!is_same_vspace) {
            admitted.refuse(invalid_capability(1), rows.other_vspace);
        } else if (!is_same_address) {
            admitted.refuse(invalid_argument(), rows.elsewhere);
        }
        return;
    }
    // Stale: whether it counts as mapped is open, and so is, without its VSpace, in which one.
    if (!is_same_vspace) {
        admitted.may_refuse(invalid_capability(1), rows.other_vspace);
    }
    if (!is_same_address && (is_same_vspace || !is_alive(frame.vspace_life))) {
        admitted.may_refuse(invalid_argument(), rows.elsewhere);
    }
}

void Model::refuse_walk(const Step& step, Admitted& admitted) const {
    const auto& rows = architecture_->rows->frame;
    const unsigned target = architecture_->level_of(frame_bits(caps_[step.slot]));
    const uint16_t life = objects_[caps_[step.from].object].life;
    for (unsigned level = 0; level < target; ++level) {
        const Entry* const entry = entry_at(life, level, address_of(step));
        if (entry == nullptr || !entry->is_table) {
            admitted.refuse(missing(architecture_->entry_bits[level]), rows.missing);
            if (entry != nullptr) {
                // A bigger frame is there: no table, and in the way.
                admitted.refuse(answer(Code::DeleteFirst), rows.occupied);
            }
            return;
        }
    }
    refuse_overlap(step, admitted);
}

void Model::refuse_overlap(const Step& step, Admitted& admitted) const {
    const auto& rows = architecture_->rows->frame;
    const Cap& frame = caps_[step.slot];
    const unsigned bits = frame_bits(frame);
    const unsigned target = architecture_->level_of(bits);
    const Word address = address_of(step) & ~(power(bits) - 1);
    const uint16_t life = objects_[caps_[step.from].object].life;
    for (const Entry& entry : entries_) {
        const bool overlaps = entry.covers(address) || (entry.address - address) >> bits == 0;
        if (!entry.is_used || entry.vspace_life != life || entry.level != target || !overlaps ||
            (!entry.is_table && entry.owner == frame.id)) {
            continue;
        }
        if (entry.is_table) {
            admitted.refuse(answer(Code::DeleteFirst), rows.over_table);
            for (unsigned level = target + 1; level < architecture_->level_count; ++level) {
                admitted.refuse(missing(architecture_->entry_bits[level]), rows.over_table);
            }
        } else if (entry.bits == bits) {
            // The interface text says DeleteFirst; released kernels replace the mapping.
            admitted.may_refuse(answer(Code::DeleteFirst), rows.occupied);
        } else {
            admitted.refuse(answer(Code::DeleteFirst), rows.occupied);
        }
        return;
    }
}

}  // namespace selfe::models::mapping
