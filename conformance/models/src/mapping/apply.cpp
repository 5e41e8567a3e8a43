// What steps that succeed make of the mapping model's state.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/mapping/model.hpp"

namespace selfe::models::mapping {
namespace {

constexpr uint16_t initial_pool_life = 1;

}  // namespace

void Model::apply(const Step& step) {
    Cap& cap = caps_[step.slot];
    switch (step.method) {
        case Method::Make:
            return apply_make(step);
        case Method::Copy:
            cap = caps_[step.from];
            cap.rights &= step.rights;
            cap.is_original = false;
            cap.id = ++last_id_;
            // Where a frame is mapped does not go over; a table's copies all speak of one mapping.
            cap.is_mapped = cap.is_mapped && cap.type != Type::Frame;
            return;
        case Method::Move:
            cap = caps_[step.from];
            caps_[step.from] = {};
            return;
        case Method::Delete:
            return apply_delete(step.slot);
        case Method::Revoke:
            for (unsigned slot = 1; cap.is_original && slot < window_slots; ++slot) {
                if (caps_[slot].type != Type::Null && caps_[slot].object == cap.object &&
                    slot != step.slot) {
                    apply_delete(slot);
                }
            }
            return;
        case Method::Assign:
            objects_[cap.object].pool_life = step.from == initial_pool
                                                 ? initial_pool_life
                                                 : objects_[caps_[step.from].object].life;
            return;
        case Method::Map:
            return apply_map(step);
        case Method::MapTable:
            return apply_map_table(step);
        case Method::Unmap:
            take_out(cap);
            cap.is_mapped = false;
            return;
    }
}

void Model::apply_make(const Step& step) {
    const auto object = static_cast<uint8_t>(first_home_object + step.from);
    objects_[object] = {step.type, step.type == Type::Table ? step.kind : uint8_t{0}, ++last_life_,
                        0, false};
    caps_[step.slot] = {step.type, object, all_rights, true, false, ++last_id_, 0, 0};
}

void Model::apply_map(const Step& step) {
    Cap& frame = caps_[step.slot];
    const auto bits = static_cast<uint8_t>(frame_bits(frame));
    const auto level = static_cast<uint8_t>(architecture_->level_of(bits));
    frame.is_mapped = true;
    frame.vspace_life = objects_[caps_[step.from].object].life;
    frame.address = address_of(step);
    take_out(frame);
    for (Entry& entry : entries_) {
        // Where another frame was, it has been replaced.
        if (entry.is_used && entry.vspace_life == frame.vspace_life && entry.level == level &&
            entry.bits == bits && entry.address == frame.address) {
            entry = {};
        }
    }
    const unsigned rights = step.rights & frame.rights;
    const bool can_read = (rights & may_read) != 0;
    free_entry() = {.is_used = true,
                    .is_table = false,
                    .can_read = can_read,
                    .can_write = can_read && (rights & may_write) != 0,
                    .can_execute = !step.no_execute || architecture_->no_execute == 0,
                    .is_new = true,
                    .level = level,
                    .bits = bits,
                    .object = frame.object,
                    .owner = frame.id,
                    .vspace_life = frame.vspace_life,
                    .address = frame.address};
}

void Model::apply_map_table(const Step& step) {
    Cap& table = caps_[step.slot];
    table.is_mapped = true;
    table.vspace_life = objects_[caps_[step.from].object].life;
    const unsigned level = level_for_table(table, table.vspace_life, address_of(step));
    const uint8_t bits = architecture_->entry_bits[level];
    table.address = address_of(step) & ~(power(bits) - 1);
    Entry& entry = free_entry();
    entry = {};
    entry.is_used = true;
    entry.is_table = true;
    entry.level = static_cast<uint8_t>(level);
    entry.bits = bits;
    entry.object = table.object;
    entry.vspace_life = table.vspace_life;
    entry.address = table.address;
}

void Model::apply_delete(unsigned slot) {
    const Cap cap = caps_[slot];
    if (cap.type == Type::Null) {
        return;
    }
    const bool is_last = count_of(cap.object) == 1;
    if (cap.type == Type::Frame || is_last) {
        take_out(cap);
    }
    caps_[slot] = {};
    if (!is_last) {
        return;
    }
    const uint16_t life = objects_[cap.object].life;
    objects_[cap.object] = {};
    for (Entry& entry : entries_) {
        if (cap.type == Type::VSpace && entry.vspace_life == life) {
            entry = {};
        }
    }
    if (cap.type == Type::Pool) {
        lose_vspaces(life);
    }
}

void Model::lose_vspaces(uint16_t pool_life) {
    for (Object& object : objects_) {
        if (object.type != Type::VSpace || object.pool_life != pool_life) {
            continue;
        }
        object.is_lost = true;
        for (Entry& entry : entries_) {
            if (entry.vspace_life == object.life) {
                entry = {};
            }
        }
    }
}

void Model::take_out(const Cap& cap) {
    const Entry* const own = own_entry(cap);
    if (own == nullptr || (cap.type != Type::Table && cap.type != Type::Frame)) {
        return;
    }
    const Entry gone = *own;
    for (Entry& entry : entries_) {
        const bool is_below = gone.is_table && entry.vspace_life == gone.vspace_life &&
                              entry.level > gone.level && gone.covers(entry.address);
        if (entry.is_used && (&entry == own || is_below)) {
            entry = {};
        }
    }
}

Entry& Model::free_entry() {
    Entry* entry = entries_;
    while (entry->is_used) {
        ++entry;  // there are more entries than capabilities that could be mapped
    }
    return *entry;
}
static_assert(slot_count < 40, "model.hpp: entry_count");

void Model::grow_old() {
    for (Entry& entry : entries_) {
        entry.is_new = false;
    }
}

}  // namespace selfe::models::mapping
