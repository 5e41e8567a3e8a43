// Capability addresses: from a word to a slot. Manual: sec:cap_address_lookup.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/slot.hpp"

namespace kernel::cspace {

struct Resolved {
    Slot* slot = nullptr;
    unsigned bits_left = 0;  ///< low address bits that no CNode has translated
};

/// Follows the `depth` low bits of `address` (1 .. word_bits), most significant first, from CNode
/// to CNode. Ends at the first slot that holds no CNode or when the bits are used up.
Result<Resolved, LookupFailure> resolve(const Cap& root, Word address, unsigned depth);

/// The slot a thread means by `address`, translated at full depth from its own root.
/// Left-over low bits are ignored; the slot may be empty.
Result<Slot*, LookupFailure> lookup(const Tcb& thread, Word address);

/// The slot that a CNode method means: all `depth` bits must translate.
/// Errors: FailedLookup (`is_source` tells which of two addresses),
/// RangeError for a depth not in 1 .. word_bits.
Result<Slot*> lookup_exact(bool is_source, const Cap& root, Word address, Word depth);

inline Result<Slot*> lookup_destination(const Cap& root, Word address, Word depth) {
    return lookup_exact(false, root, address, depth);
}
inline Result<Slot*> lookup_source(const Cap& root, Word address, Word depth) {
    return lookup_exact(true, root, address, depth);
}

/// As `lookup_destination`, and the slot must be empty. Errors: those, and DeleteFirst.
Result<Slot*> lookup_empty(const Cap& root, Word address, Word depth);

}  // namespace kernel::cspace
