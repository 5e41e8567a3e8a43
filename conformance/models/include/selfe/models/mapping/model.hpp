// Address spaces, translation tables, frames and ASIDs, as the manual's chapter on them has it.
// SPDX-License-Identifier: BSD-2-Clause
//
// A VSpace is the set of what has been put into it, each with the range that it translates; the
// tables that kernels keep are not there. A capability to a frame or table knows for which VSpace
// and address it was mapped, and keeps that until it is unmapped, however the mapping ended. Such a
// capability is stale, if what it speaks of is gone: then the documents promise that unmapping and
// deleting it hurts nobody else, and leave open whether it can be mapped again as it is.
//
// Not decided, and not played: what happens to a stale capability's place when the same frame is
// mapped there through another one, and what can be done with a VSpace whose pool is gone, but to
// be refused.
#pragma once

#include "selfe/models/answer.hpp"
#include "selfe/models/mapping/kernel.hpp"

namespace selfe::models::mapping {

/// Number of an object: the caller's VSpace, one for each home, one for each big frame.
inline constexpr unsigned first_home_object = 1;
inline constexpr unsigned first_stock_object = first_home_object + home_count;
inline constexpr unsigned object_count = first_stock_object + max_stock;

struct Cap {
    Type type{};
    uint8_t object{};
    uint8_t rights{};
    bool is_original{};
    bool is_mapped{};  ///< of a table or frame: for `vspace_life` and `address`
    uint16_t id{};     ///< which moves with it
    uint16_t vspace_life{};
    Word address{};
};

struct Object {
    Type type{};
    uint8_t kind{};        ///< of a table its kind, of a frame its size
    uint16_t life{};       ///< what is made anew gets another number
    uint16_t pool_life{};  ///< of a VSpace: the pool that its ASID is of; 0: it has none
    bool is_lost{};        ///< of a VSpace: that pool is gone
};

/// What has been put into a VSpace.
struct Entry {
    bool is_used{};
    bool is_table{};
    bool can_read{}, can_write{}, can_execute{};
    bool is_new{};  ///< put there by the last step
    uint8_t level{};
    uint8_t bits{};  ///< log2 of the bytes that it translates
    uint8_t object{};
    uint16_t owner{};  ///< id of the capability
    uint16_t vspace_life{};
    Word address{};

    bool covers(Word at) const { return (at - address) >> bits == 0; }
};

class Model {
  public:
    Model(const Architecture& architecture, const Reserve& reserve);

    bool is_decided(const Step& step) const;
    Admitted expect(const Step& step) const;
    /// The state after a decided step that succeeded.
    void apply(const Step& step);

    const Cap& cap(unsigned slot) const { return caps_[slot]; }
    const Object& object(const Cap& cap) const { return objects_[cap.object]; }
    const Object& home(unsigned home) const { return objects_[first_home_object + home]; }
    /// Whether threads can run in the VSpace that a slot holds a capability to.
    bool is_live_vspace(unsigned slot) const;
    /// What a live VSpace has at an address; null: nothing. Tables do not count.
    const Entry* seen_at(const Cap& vspace, Word address) const;
    bool has_mapping(const Cap& cap) const { return own_entry(cap) != nullptr; }
    unsigned frame_bits(const Cap& frame) const;
    /// The kind of table that is missing at a place of a live VSpace, if one is.
    unsigned missing_kind(unsigned vspace_slot, unsigned place) const;
    /// What the first word of a frame's page holds that begins at `offset`.
    Word content(unsigned object, Word offset) const;
    bool has_contents(unsigned object) const;
    Word address_of(const Step& step) const {
        return mapping::address_of(*architecture_, step.place) + step.offset;
    }
    const Architecture& architecture() const { return *architecture_; }
    unsigned stock_count() const { return stock_count_; }
    /// From now on all entries are old.
    void grow_old();

  private:
    bool is_decided_transfer(const Step& step) const;
    bool is_decided_deletion(const Step& step) const;
    /// Whether it is open what goes with this capability's mapping.
    bool is_ambiguous(const Cap& cap) const;
    void refuse_transfer(const Step& step, Admitted& admitted) const;
    void refuse_make(const Step& step, Admitted& admitted) const;
    void refuse_assign(const Step& step, Admitted& admitted) const;
    void refuse_map(const Step& step, Admitted& admitted) const;
    void refuse_remap(const Step& step, Admitted& admitted) const;
    void refuse_walk(const Step& step, Admitted& admitted) const;
    void refuse_overlap(const Step& step, Admitted& admitted) const;
    void refuse_table(const Step& step, Admitted& admitted) const;
    /// Returns false if the VSpace cannot be looked at further.
    bool refuse_vspace(unsigned slot, const char* no_vspace, const char* no_asid, const char* lost,
                       Admitted& admitted) const;
    const char* success_row(const Step& step) const;
    const char* delete_row(const Cap& cap) const;
    const char* unmap_row(const Cap& cap) const;

    const Entry* entry_at(uint16_t vspace_life, unsigned level, Word address) const;
    const Entry* own_entry(const Cap& cap) const;
    bool is_alive(uint16_t vspace_life) const;
    unsigned count_of(unsigned object) const;
    /// The level of which a table would be put into an entry now; none left: level_count - 1.
    unsigned level_for_table(const Cap& table, uint16_t vspace_life, Word address) const;
    unsigned first_level_without_table(uint16_t vspace_life, Word address) const;

    void apply_make(const Step& step);
    void apply_map(const Step& step);
    void apply_map_table(const Step& step);
    void apply_delete(unsigned slot);
    void take_out(const Cap& cap);
    void lose_vspaces(uint16_t pool_life);
    Entry& free_entry();

    static constexpr unsigned entry_count = 40;

    const Architecture* architecture_;
    unsigned stock_count_;
    bool has_contents_[max_stock]{};
    Cap caps_[slot_count]{};
    Object objects_[object_count]{};
    Entry entries_[entry_count]{};
    uint16_t last_life_ = 0;
    uint16_t last_id_ = 0;
};

}  // namespace selfe::models::mapping
