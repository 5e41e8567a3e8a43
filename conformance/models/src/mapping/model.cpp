// What the mapping model's state says: which mappings there are, and what can be seen.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/model.hpp"

namespace selfe::models::mapping {
namespace {

/// The distances between places: what entries and frames span, ascending. Returns how many.
unsigned strides_of(const Architecture& architecture, unsigned (&strides)[step_count]) {
    unsigned count = 0;
    const auto is_span = [&](unsigned bits) {
        for (unsigned i = 0; i < architecture.level_count; ++i) {
            if (architecture.entry_bits[i] == bits) {
                return true;
            }
        }
        for (unsigned i = 0; i < architecture.size_count; ++i) {
            if (architecture.sizes[i].bits == bits) {
                return true;
            }
        }
        return false;
    };
    for (unsigned bits = 0; bits < word_bits && count < step_count; ++bits) {
        if (is_span(bits)) {
            strides[count++] = bits;
        }
    }
    return count;
}

}  // namespace

Word address_of(const Architecture& architecture, unsigned place) {
    const unsigned small_bits = architecture.sizes[0].bits;
    const Word small = power(small_bits);
    switch (place) {
        case last_page:
            return architecture.user_end - small;
        case last_big_frame:
            return (architecture.user_end - 1) & ~(power(architecture.sizes[1].bits) - 1);
        case kernel_start:
            return architecture.kernel_address;
        case last_of_all:
            return ~(small - 1);
        default:
            break;
    }
    unsigned strides[step_count];
    const unsigned count = strides_of(architecture, strides);
    if (place == 0) {
        return architecture.base;
    }
    return architecture.base + (place <= count ? power(strides[place - 1]) : place * small);
}

Model::Model(const Architecture& architecture, const Reserve& reserve)
    : architecture_(&architecture), stock_count_(reserve.stock_count) {
    objects_[0] = {Type::VSpace, 0, ++last_life_, 1, false};
    caps_[own_vspace] = {Type::VSpace, 0, all_rights, false, false, ++last_id_, 0, 0};
    for (unsigned i = 0; i < stock_count_; ++i) {
        const auto object = static_cast<uint8_t>(first_stock_object + i);
        objects_[object] = {Type::Frame, reserve.stock_frames[i].size, ++last_life_, 0, false};
        caps_[stock(i)] = {Type::Frame, object, all_rights, true, false, ++last_id_, 0, 0};
        has_contents_[i] = reserve.stock_frames[i].has_contents;
    }
}

bool Model::is_live_vspace(unsigned slot) const {
    const Cap& cap = caps_[slot];
    const Object& vspace = objects_[cap.object];
    return cap.type == Type::VSpace && vspace.pool_life != 0 && !vspace.is_lost;
}

bool Model::is_alive(uint16_t vspace_life) const {
    for (const Object& object : objects_) {
        if (object.type == Type::VSpace && object.life == vspace_life) {
            return !object.is_lost;
        }
    }
    return false;
}

unsigned Model::frame_bits(const Cap& frame) const {
    return architecture_->sizes[objects_[frame.object].kind].bits;
}

unsigned Model::count_of(unsigned object) const {
    unsigned count = 0;
    for (const Cap& cap : caps_) {
        count += cap.type != Type::Null && cap.object == object ? 1 : 0;
    }
    return count;
}

const Entry* Model::entry_at(uint16_t vspace_life, unsigned level, Word address) const {
    for (const Entry& entry : entries_) {
        if (entry.is_used && entry.vspace_life == vspace_life && entry.level == level &&
            entry.covers(address)) {
            return &entry;
        }
    }
    return nullptr;
}

const Entry* Model::own_entry(const Cap& cap) const {
    for (const Entry& entry : entries_) {
        const bool is_own = cap.type == Type::Table ? entry.is_table && entry.object == cap.object
                                                    : !entry.is_table && entry.owner == cap.id;
        if (entry.is_used && is_own) {
            return &entry;
        }
    }
    return nullptr;
}

const Entry* Model::seen_at(const Cap& vspace, Word address) const {
    for (unsigned level = 0; level < architecture_->level_count; ++level) {
        const Entry* const entry = entry_at(objects_[vspace.object].life, level, address);
        if (entry == nullptr || !entry->is_table) {
            return entry;
        }
    }
    return nullptr;
}

bool Model::has_contents(unsigned object) const {
    return object < first_stock_object || has_contents_[object - first_stock_object];
}

Word Model::content(unsigned object, Word offset) const {
    return Word{objects_[object].life} << 16 ^ offset >> 4 ^ 0x5e1f;
}

bool Model::is_ambiguous(const Cap& cap) const {
    if (cap.type != Type::Frame || !cap.is_mapped || own_entry(cap) != nullptr) {
        return false;
    }
    for (const Entry& entry : entries_) {
        // The ASID of a VSpace that is gone may be another one's by now.
        const bool is_there = entry.vspace_life == cap.vspace_life || !is_alive(cap.vspace_life);
        if (entry.is_used && !entry.is_table && is_there && entry.object == cap.object &&
            entry.address == cap.address) {
            return true;
        }
    }
    return false;
}

unsigned Model::first_level_without_table(uint16_t vspace_life, Word address) const {
    unsigned level = 0;
    while (level + 1 < architecture_->level_count) {
        const Entry* const entry = entry_at(vspace_life, level, address);
        if (entry == nullptr || !entry->is_table) {
            break;
        }
        ++level;
    }
    return level;
}

unsigned Model::level_for_table(const Cap& table, uint16_t vspace_life, Word address) const {
    return architecture_->kind_count > 1 ? objects_[table.object].kind
                                         : first_level_without_table(vspace_life, address);
}

unsigned Model::missing_kind(unsigned vspace_slot, unsigned place) const {
    const unsigned level = first_level_without_table(objects_[caps_[vspace_slot].object].life,
                                                     mapping::address_of(*architecture_, place));
    return level + 1 < architecture_->level_count ? architecture_->kind_below(level) : 0;
}

}  // namespace selfe::models::mapping
