// The rows that a step of the mapping model decides when it works.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/model.hpp"

namespace selfe::models::mapping {

const char* Model::success_row(const Step& step) const {
    const Rows& rows = *architecture_->rows;
    const Cap& cap = caps_[step.slot];
    switch (step.method) {
        case Method::Make:
            return step.type == Type::Pool ? rows.pool.make : "UT-037";
        case Method::Copy:
            return caps_[step.from].is_mapped && caps_[step.from].type == Type::Frame ? "CN-101"
                                                                                      : "CN-165";
        case Method::Move:
            return "CN-112";
        case Method::Delete:
            return delete_row(cap);
        case Method::Revoke:
            return cap.is_original ? "CN-134" : "CN-136";
        case Method::Assign:
            return rows.pool.assign;
        case Method::Map:
            return cap.is_mapped ? rows.frame.again : rows.frame.map[objects_[cap.object].kind];
        case Method::MapTable:
            return rows.table[objects_[cap.object].kind].map;
        case Method::Unmap:
            return unmap_row(cap);
    }
    return "";
}

const char* Model::delete_row(const Cap& cap) const {
    const bool is_last = cap.type != Type::Null && count_of(cap.object) == 1;
    switch (cap.type) {
        case Type::Null:
            return "CN-123";
        case Type::Frame:
            return has_mapping(cap) ? "CN-130" : cap.is_mapped ? "VS-373" : "CN-122";
        case Type::Table:
            return !is_last ? "CN-131" : has_mapping(cap) ? "VS-371" : "CN-122";
        case Type::VSpace:
            return is_last ? "VS-372" : "CN-125";
        default:
            return is_last ? "ASID-078" : "CN-125";
    }
}

const char* Model::unmap_row(const Cap& cap) const {
    const auto& table = architecture_->rows->table[objects_[cap.object].kind % (max_levels - 1)];
    const auto& frame = architecture_->rows->frame;
    if (cap.type == Type::Table) {
        return cap.is_mapped ? table.unmap : table.unmap_unmapped;
    }
    if (!cap.is_mapped) {
        return frame.unmap_unmapped;
    }
    if (has_mapping(cap)) {
        return frame.unmap;
    }
    for (const Entry& entry : entries_) {
        if (entry.is_used && !entry.is_table && entry.vspace_life == cap.vspace_life &&
            entry.address == cap.address) {
            return frame.unmap_stale;
        }
    }
    return frame.unmap_gone;
}

}  // namespace selfe::models::mapping
