// Untyped memory, from which every object is made.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/slot.hpp"
#include "selfe/traits.hpp"

namespace selfe {

/// A region of memory of 2^size bytes, aligned to its size.
/// Errors of all retype methods: InvalidArgument for an unknown type (0), a size that the type
/// cannot have (1), or anything but untypeds and pages from a device's memory (1); RangeError for a
/// size, depth, slot range or number out of range (the words are the limits); FailedLookup if the
/// destination leads nowhere; DeleteFirst if a destination slot is not empty; NotEnoughMemory
/// (bytes left). Nothing has changed then. The first retype after a revoke clears the memory, which
/// takes time in proportion to its size and can be preempted.
struct Untyped : Invocable<Untyped> {
    /// Makes `num_objects` (1 to seL4_UntypedRetypeMaxObjects) objects, their capabilities in
    /// consecutive slots from `node_offset` of the CNode that `node_depth` bits of `node_index`
    /// name from `root`; depth 0 is `root` itself. `type` is a number of Traits; `size_bits` counts
    /// for types of a chosen size only. Corresponds to seL4_Untyped_Retype. Manual: untyped_retype.
    [[gnu::always_inline]] Error retype(Word type, Word size_bits, Cap<CNode> root, Word node_index,
                                        Word node_depth, Word node_offset, Word num_objects) const {
        return detail::error(sys::seL4_Untyped_Retype(
            cptr(), type, size_bits, root.bits, node_index, node_depth, node_offset, num_objects));
    }
    /// Makes one object of a type that has one size in `destination`: in slot number
    /// `destination.index` of `destination.root` itself: guards and `depth` play no part.
    template <FixedSize Object>
    [[gnu::always_inline]] Error retype(Slot destination) const {
        return retype(Traits<Object>::type, 0, destination.root, 0, 0, destination.index, 1);
    }
    /// The same in `destination` for a type of a chosen size: `size_bits` is log2 of an untyped's
    /// bytes, or of a CNode's slots.
    template <Sized Object>
    [[gnu::always_inline]] Error retype(Slot destination, Word size_bits) const {
        return retype(Traits<Object>::type, size_bits, destination.root, 0, 0, destination.index,
                      1);
    }
};

}  // namespace selfe
