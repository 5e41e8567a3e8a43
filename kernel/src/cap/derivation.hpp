// The derivation list: which capability came from which, and all the ways a slot gets its content.
// SPDX-License-Identifier: BSD-2-Clause
//
// Invariants: every filled slot is in the list of its family except reply
// capabilities, which are in none; capabilities to one object are
// neighbours; descendants follow their ancestor without a gap.
#pragma once

#include "cap/slot.hpp"

// Capabilities are passed by value: a reference could name the very slot that is being changed.
namespace kernel::derivation {

/// `descendant`, which follows `ancestor` in the list, was derived from it.
bool is_ancestor(const Slot& ancestor, const Slot& descendant);

bool has_children(const Slot& slot);

/// No other capability names the object, so deleting this one destroys it.
bool is_last_to_object(const Slot& slot);

/// Puts `cap`, derived from what is in `source`, into the empty `destination`.
/// Copying an untyped marks the source as used up: two capabilities must
/// not hand out the same memory.
void insert_copy(Cap cap, Slot& source, Slot& destination);

/// Puts `cap`, the first to a new object made from the untyped in `parent`,
/// into the empty `destination`.
void insert_child(Cap cap, Slot& parent, Slot& destination);

/// Puts `cap`, derived from nothing, into the empty `destination`: boot and IRQ bookkeeping.
void insert_root(Cap cap, Slot& destination);

/// Moves the seat of `source` to the empty `destination`, whose capability becomes `cap`.
void move(Cap cap, Slot& source, Slot& destination);

/// Exchanges two filled slots; `cap_a` is what was in `a` (perhaps changed) and goes to `b`.
void swap(Cap cap_a, Slot& a, Cap cap_b, Slot& b);

/// Empties `slot`; its children become those of its parent. The object is not looked at.
void remove(Slot& slot);

}  // namespace kernel::derivation
