// Which answers the documents admit to a step of the mapping model, each with its row.
// SPDX-License-Identifier: BSD-2-Clause
#include "refusals.hpp"

namespace selfe::models::mapping {

Admitted Model::expect(const Step& step) const {
    Admitted admitted(success_row(step));
    switch (step.method) {
        case Method::Make:
            refuse_make(step, admitted);
            break;
        case Method::Copy:
        case Method::Move:
            refuse_transfer(step, admitted);
            break;
        case Method::Assign:
            refuse_assign(step, admitted);
            break;
        case Method::Map:
            refuse_map(step, admitted);
            break;
        case Method::MapTable:
            refuse_table(step, admitted);
            break;
        case Method::Unmap:
            if (caps_[step.slot].type == Type::Table && count_of(caps_[step.slot].object) > 1) {
                admitted.refuse(
                    answer(Code::RevokeFirst),
                    architecture_->rows->table[objects_[caps_[step.slot].object].kind].copied);
            }
            break;
        default:
            break;
    }
    return admitted;
}

void Model::refuse_transfer(const Step& step, Admitted& admitted) const {
    if (caps_[step.slot].type != Type::Null) {
        admitted.refuse(answer(Code::DeleteFirst),
                        step.method == Method::Copy ? "CN-031" : "CN-057");
    }
    const Cap& from = caps_[step.from];
    if (step.method != Method::Copy) {
        return;
    }
    if (from.type == Type::Table && !from.is_mapped) {
        admitted.refuse(answer(Code::IllegalOperation),
                        architecture_->rows->table[objects_[from.object].kind].derive);
    }
    if (from.type == Type::VSpace && objects_[from.object].pool_life == 0) {
        admitted.refuse(answer(Code::IllegalOperation), "CN-161");
    }
}

void Model::refuse_make(const Step& step, Admitted& admitted) const {
    const bool is_pool = step.type == Type::Pool;
    if (caps_[step.slot].type != Type::Null) {
        admitted.refuse(answer(Code::DeleteFirst),
                        is_pool ? architecture_->rows->pool.occupied : "UT-060");
    }
    if (is_pool && home(step.from).type != Type::Null) {
        admitted.refuse(answer(Code::RevokeFirst), architecture_->rows->pool.busy);
    }
}

void Model::refuse_assign(const Step& step, Admitted& admitted) const {
    const Cap& vspace = caps_[step.slot];
    if (vspace.type != Type::VSpace) {
        admitted.refuse(invalid_capability(1), architecture_->rows->pool.no_vspace);
    } else if (objects_[vspace.object].pool_life != 0) {
        admitted.refuse(invalid_capability(1), architecture_->rows->pool.twice);
    }
}

bool Model::refuse_vspace(unsigned slot, const char* no_vspace, const char* no_asid,
                          const char* lost, Admitted& admitted) const {
    const Cap& vspace = caps_[slot];
    if (vspace.type != Type::VSpace) {
        admitted.refuse(invalid_capability(1), no_vspace);
        return false;
    }
    if (objects_[vspace.object].pool_life == 0) {
        admitted.refuse(invalid_capability(1), no_asid);
        return false;
    }
    if (objects_[vspace.object].is_lost) {
        admitted.refuse(answer(Code::FailedLookup, 0, LookupFailure::InvalidRoot), lost);
        // Its ASID can be another VSpace's by now.
        admitted.refuse(invalid_capability(1), lost);
    }
    return true;
}

void Model::refuse_table(const Step& step, Admitted& admitted) const {
    const Cap& table = caps_[step.slot];
    const auto& rows = architecture_->rows->table[objects_[table.object].kind];
    if (table.is_mapped) {
        admitted.refuse(invalid_capability(0), rows.mapped);
    }
    if (step.place >= kernel_start) {
        admitted.refuse(invalid_argument(), rows.kernel);
    }
    const bool can_walk =
        refuse_vspace(step.from, rows.no_vspace, rows.no_asid, rows.lost, admitted);
    if (!can_walk || !is_live_vspace(step.from) || step.place >= kernel_start) {
        return;
    }
    const uint16_t life = objects_[caps_[step.from].object].life;
    const Word address = address_of(step);
    const unsigned target = level_for_table(table, life, address);
    for (unsigned level = 0; level < target; ++level) {
        const Entry* const entry = entry_at(life, level, address);
        if (entry == nullptr || !entry->is_table) {
            admitted.refuse(missing(architecture_->entry_bits[level]), rows.missing);
            if (entry != nullptr) {
                admitted.refuse(answer(Code::DeleteFirst), rows.occupied);
            }
            return;
        }
    }
    if (target + 1 == architecture_->level_count || entry_at(life, target, address) != nullptr) {
        admitted.refuse(answer(Code::DeleteFirst), rows.occupied);
    }
}

}  // namespace selfe::models::mapping
