// A slot: the place where a capability lives, and its seat in the derivation list.
// SPDX-License-Identifier: BSD-2-Clause
//
// All capabilities that descend from one another form one doubly linked
// list in pre-order: the descendants of a capability are the run of entries
// behind it that `derivation::is_ancestor` accepts. A list instead of a
// tree, because a slot has two words for links and may not own more memory.
#pragma once

#include "cap/cap.hpp"

namespace kernel {

struct Slot {
    Cap cap;

    Slot* previous() const { return previous_; }
    Slot* next() const { return reinterpret_cast<Slot*>(next_and_flags_ & ~flags_mask); }
    void set_previous(Slot* slot) { previous_ = slot; }
    void set_next(Slot* slot) {
        next_and_flags_ = reinterpret_cast<Word>(slot) | (next_and_flags_ & flags_mask);
    }

    /// May have descendants: it is the first capability to its object, or the first with its badge.
    bool is_original() const { return (next_and_flags_ & original_flag) != 0; }
    void set_original(bool value) { set_flag(original_flag, value); }

    /// Opens a new family of badges: no badged capability in front of it is its ancestor.
    bool is_first_badged() const { return (next_and_flags_ & first_badged_flag) != 0; }
    void set_first_badged(bool value) { set_flag(first_badged_flag, value); }

    bool is_empty() const { return cap.is_null(); }
    void clear() { *this = Slot{}; }

  private:
    static constexpr Word original_flag = 1, first_badged_flag = 2, flags_mask = 3;

    void set_flag(Word flag, bool value) {
        next_and_flags_ = value ? next_and_flags_ | flag : next_and_flags_ & ~flag;
    }

    Slot* previous_ = nullptr;
    Word next_and_flags_ = 0;
};

static_assert(sizeof(Slot) == std::size_t{1} << seL4_SlotBits,
              "a slot must have the size that kernel/libsel4 promises");

}  // namespace kernel
