// Capabilities, their derivation tree and untyped memory, as the manual describes them.
// SPDX-License-Identifier: BSD-2-Clause
//
// The model is a tree: each slot knows which slot its capability was derived from. Kernels keep
// something else (a list, say), which is the point.
//
//   - A new object's capability is a child of the untyped that it was made from, and an original.
//   - A copy is a child of the original that it comes from, however many copies lie between: copies
//     are one level, and no originals. Two copies open a level of their own and are originals: that
//     of an untyped, and one that gets a badge.
//   - Moving changes no relation. What is deleted leaves its children to its parent. An object goes
//     with its last capability, and with a CNode all that lies in it, save what could again hold
//     capabilities: a CNode or a thread becomes unreachable, and stays until memory is revoked.
//   - Memory is handed out upwards from the start of an untyped; only an untyped without children
//     begins again.
#pragma once

#include "selfe/models/capability/step.hpp"
#include "selfe/models/kernel.hpp"

namespace selfe::models::capability {

/// Number of a slot: 0 to 16 the window, then four slots for each of the CNodes that can exist,
/// then the attic: where what nobody can reach any more waits for a revoke.
using SlotNumber = int;
inline constexpr SlotNumber no_slot = -1;
inline constexpr int window_slots = static_cast<int>(Field::window_size);
inline constexpr int max_cnodes = 4;
inline constexpr unsigned max_radix = 2;
inline constexpr int slots_of_cnode = 1 << max_radix;
inline constexpr int first_of_attic = window_slots + max_cnodes * slots_of_cnode;
inline constexpr int slot_count = first_of_attic + 6;

struct Cap {
    Type type{};
    uint8_t rights{};
    uint8_t size_bits{};   ///< of an untyped; of a CNode its radix
    uint8_t guard_bits{};  ///< of a CNode
    /// What the capability names: a number of its own for each object, for a CNode that of its
    /// block of slots. An untyped is told by where it lies.
    uint16_t object{};
    Word badge{};      ///< of a CNode its guard
    Word offset{};     ///< of an untyped or frame: bytes from the arena's start
    Word watermark{};  ///< of an untyped: bytes that have been handed out
};

struct Slot {
    Cap cap{};
    SlotNumber parent = no_slot;
    bool is_original = false;

    bool is_empty() const { return cap.type == Type::Null; }
};

/// How the kernel is told a slot: `depth` bits of `index`, from a CNode capability.
struct Address {
    Word index;
    Word depth;
};

class Model {
  public:
    explicit Model(const Interface& interface);

    /// Whether documents decide what the step does. If not, it must not be played.
    bool is_decided(const Step& step) const;
    /// The answers to a decided step.
    Admitted expect(const Step& step) const;
    /// The state after a decided step that succeeds.
    void apply(const Step& step);

    const Slot& slot(SlotNumber number) const { return slots_[number]; }
    /// `no_slot` if the root holds no CNode capability. An index beyond the CNode wraps around.
    SlotNumber find(Place place) const;
    /// Of a place whose root is the window (which starts at slot `window`) or a CNode; of any other
    /// place it means nothing.
    Address address_of(Place place, Word window) const;
    /// The word that tells the kernel a badge or a guard.
    Word word_of(Data data) const;
    bool has_children(SlotNumber number) const;
    /// Bytes that a Retype of the untyped in a slot can still use.
    Word bytes_left(SlotNumber number) const;
    /// The first of a CNode's slots.
    static SlotNumber first_slot(const Cap& cnode) {
        return window_slots + cnode.object * slots_of_cnode;
    }
    /// Size of an object of that type, an exponent.
    unsigned object_bits(Type type, unsigned size_bits) const;

  private:
    /// The row of what a step does when it works.
    const char* success_row(const Step& step) const;
    const char* copy_row(const Step& step) const;
    const char* delete_row(SlotNumber number) const;
    const char* revoke_row(SlotNumber number) const;
    bool is_only_one(SlotNumber number) const;

    void refuse_transfer(const Step& step, Admitted& admitted) const;
    void refuse_rotate(const Step& step, Admitted& admitted) const;
    void refuse_retype(const Step& step, Admitted& admitted) const;
    void refuse_window(const Step& step, Admitted& admitted) const;
    bool is_decided_retype(const Step& step) const;
    Cap changed(const Cap& cap, const Step& step) const;
    Cap with_data(Cap cap, Data data) const;
    /// Whether the guard fits, if it is one.
    bool can_guard(const Cap& cap, Data data) const;
    bool is_plain(Place place, Data data) const;
    bool is_decided_deletion(const Step& step) const;
    bool is_below(SlotNumber number, SlotNumber ancestor) const;
    bool is_used(unsigned cnode) const;
    int free_cnode() const;

    void apply_retype(const Step& step);
    void apply_copy(SlotNumber to, SlotNumber from, Cap cap);
    void apply_move(SlotNumber to, SlotNumber from, Cap cap);
    void apply_swap(SlotNumber a, Cap for_a, SlotNumber b, Cap for_b);
    void apply_delete(SlotNumber number);
    void apply_revoke(SlotNumber number);
    /// Deletes what lies in a CNode that goes.
    void discard(SlotNumber number);
    Cap new_object(const Step& step, Word offset);

    const Interface* interface_;
    Slot slots_[slot_count];
    uint16_t last_object_ = max_cnodes;  // CNodes have the numbers below
    bool is_beyond_documents_ = false;   ///< something happened of which nothing is promised
};

}  // namespace selfe::models::capability
