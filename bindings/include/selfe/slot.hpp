// A place for a capability, and everything that can be done to what lies there.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/rights.hpp"
#include "selfe/scheduling/slot_methods.hpp"

namespace selfe {

struct CNode;
struct Slot;

/// A table of 2^radix capability slots; what lies in the slots is handled through `Slot`.
struct CNode : Invocable<CNode> {
    /// The slot that `index` names, seen from this CNode. `depth` counts the bits of `index` that
    /// are resolved, 1 to word_bits; guards count.
    [[nodiscard]] constexpr Slot slot(Word index, sys::seL4_Uint8 depth) const;
    /// The same for an `index` of full depth: what is a capability address where this is the root.
    [[nodiscard]] constexpr Slot slot(Word index) const;
};

/// A slot by its address: `depth` bits of `index`, resolved from `root`.
/// The kernel's CNode methods are invocations of `root`. Errors of all of them: FailedLookup if a
/// slot's address leads nowhere, or the root of another slot is no CNode (word 0 is 1 for another
/// slot, 0 for this one; the others say how far the lookup got); RangeError (1, word_bits) for a
/// depth out of range; IllegalOperation if `root` names another object, InvalidCapability (0) if
/// nothing. An invocation that fails changes nothing.
struct Slot : scheduling::SlotMethods<Slot> {
    Cap<CNode> root;
    Word index{};
    sys::seL4_Uint8 depth{};

    constexpr Slot() = default;
    constexpr Slot(Cap<CNode> root_, Word index_, sys::seL4_Uint8 depth_)
        : root(root_), index(index_), depth(depth_) {}

    /// Puts a copy of the capability in `source` here, with those of its rights that `rights`
    /// names. Corresponds to seL4_CNode_Copy. Manual: cnode_copy.
    /// Errors: DeleteFirst if this slot is not empty; FailedLookup if `source` is empty;
    /// IllegalOperation if its capability cannot be copied; RevokeFirst for an untyped with
    /// children.
    [[gnu::always_inline]] Error copy(Slot source, Rights rights) const {
        return detail::error(sys::seL4_CNode_Copy(root.bits, index, depth, source.root.bits,
                                                  source.index, source.depth, rights.raw()));
    }
    /// As `copy` of `source` with `rights`, and sets the copy's `badge` (endpoint, notification) or
    /// guard (CNode, see `cnode_guard`). Corresponds to seL4_CNode_Mint. Manual: cnode_mint.
    /// Errors: as for `copy`; IllegalOperation also if the capability has a badge already, or the
    /// guard does not fit.
    [[gnu::always_inline]] Error mint(Slot source, Rights rights, Word badge) const {
        return detail::error(sys::seL4_CNode_Mint(root.bits, index, depth, source.root.bits,
                                                  source.index, source.depth, rights.raw(), badge));
    }
    /// Moves the capability in `source` here; its children stay its children.
    /// Corresponds to seL4_CNode_Move. Manual: cnode_move.
    /// Errors: DeleteFirst if this slot is not empty; FailedLookup if `source` is empty.
    [[gnu::always_inline]] Error move(Slot source) const {
        return detail::error(sys::seL4_CNode_Move(root.bits, index, depth, source.root.bits,
                                                  source.index, source.depth));
    }
    /// As `move` of `source`, and sets guard or `badge`.
    /// Corresponds to seL4_CNode_Mutate. Manual: cnode_mutate.
    /// Errors: as for `move`; IllegalOperation if the guard does not fit, or for endpoints and
    /// notifications, which only `mint` badges.
    [[gnu::always_inline]] Error mutate(Slot source, Word badge) const {
        return detail::error(sys::seL4_CNode_Mutate(root.bits, index, depth, source.root.bits,
                                                    source.index, source.depth, badge));
    }
    /// Moves `pivot`'s capability here with `pivot_badge` and `source`'s to `pivot` with `badge`
    /// (or guard, or 0 to leave it); this slot and `source` may be the same. Corresponds to
    /// seL4_CNode_Rotate. Manual: cnode_rotate. Errors: DeleteFirst if this slot is neither empty
    /// nor `source`; FailedLookup if `source` or `pivot` is empty; IllegalOperation if `pivot` is
    /// one of the others, or a badge or guard is refused.
    [[gnu::always_inline]] Error rotate(Word badge, Slot pivot, Word pivot_badge,
                                        Slot source) const {
        return detail::error(sys::seL4_CNode_Rotate(root.bits, index, depth, badge, pivot.root.bits,
                                                    pivot.index, pivot.depth, pivot_badge,
                                                    source.root.bits, source.index, source.depth));
    }
    /// Deletes everything derived from the capability here, wherever it lies; the capability itself
    /// stays. Can be preempted and takes as long as there are descendants.
    /// Corresponds to seL4_CNode_Revoke. Manual: cnode_revoke.
    [[gnu::always_inline]] Error revoke() const {
        return detail::error(sys::seL4_CNode_Revoke(root.bits, index, depth));
    }
    /// Empties the slot; the last capability to an object takes the object with it. An empty slot
    /// is no error. Corresponds to seL4_CNode_Delete. Manual: cnode_delete.
    [[gnu::always_inline]] Error delete_() const {
        return detail::error(sys::seL4_CNode_Delete(root.bits, index, depth));
    }
    /// Wakes every thread that is blocked sending through the badge of the endpoint capability
    /// here; they try again, and find the capability gone if it was deleted first. Corresponds to
    /// seL4_CNode_CancelBadgedSends. Manual: cnode_cancelbadgedsends. Errors: IllegalOperation if
    /// it is no endpoint capability with all rights.
    [[gnu::always_inline]] Error cancel_badged_sends() const {
        return detail::error(sys::seL4_CNode_CancelBadgedSends(root.bits, index, depth));
    }

    [[nodiscard]] friend constexpr bool operator==(Slot a, Slot b) {
        return a.root == b.root && a.index == b.index && a.depth == b.depth;
    }
};

constexpr Slot CNode::slot(Word index, sys::seL4_Uint8 depth) const {
    return Slot{Cap<CNode>{cptr()}, index, depth};
}

constexpr Slot CNode::slot(Word index) const {
    return slot(index, static_cast<sys::seL4_Uint8>(word_bits));
}

}  // namespace selfe
