// Capability addresses: from a word to a slot. Manual: sec:cap_address_lookup.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/cspace.hpp"

#include "object/tcb.hpp"

namespace kernel::cspace {

Result<Resolved, LookupFailure> resolve(const Cap& root, Word address, unsigned depth) {
    if (!root.is<CNodeCap>()) {
        return LookupFailure::invalid_root();
    }
    unsigned bits_left = depth;
    for (Cap cap = root;;) {
        const auto cnode = cap.as<CNodeCap>();
        // Invariant: a CNode translates at least one bit, so the loop ends even in a cyclic CSpace.
        const unsigned level_bits = cnode.guard_bits + cnode.radix;
        const bool guard_fits = cnode.guard_bits <= bits_left;
        if (!guard_fits || (cnode.guard_bits > 0 && field(address, bits_left - cnode.guard_bits,
                                                          cnode.guard_bits) != cnode.guard)) {
            return LookupFailure::guard_mismatch(bits_left, cnode.guard, cnode.guard_bits);
        }
        if (level_bits > bits_left) {
            return LookupFailure::depth_mismatch(bits_left, level_bits);
        }
        bits_left -= level_bits;
        Slot& slot = cnode.slots[field(address, bits_left, cnode.radix)];
        if (bits_left == 0 || !slot.cap.is<CNodeCap>()) {
            return Resolved{&slot, bits_left};
        }
        cap = slot.cap;
    }
}

Result<Slot*, LookupFailure> lookup(const Tcb& thread, Word address) {
    const auto resolved = resolve(thread.cspace().cap, address, word_bits);
    if (!resolved) {
        return resolved.error();
    }
    return resolved->slot;
}

Result<Slot*> lookup_exact(bool is_source, const Cap& root, Word address, Word depth) {
    if (!root.is<CNodeCap>()) {
        return Error::failed_lookup(is_source, LookupFailure::invalid_root());
    }
    if (depth < 1 || depth > word_bits) {
        return Error::range(1, word_bits);
    }
    const auto resolved = resolve(root, address, static_cast<unsigned>(depth));
    if (!resolved) {
        return Error::failed_lookup(is_source, resolved.error());
    }
    if (resolved->bits_left != 0) {
        return Error::failed_lookup(is_source,
                                    LookupFailure::depth_mismatch(resolved->bits_left, 0));
    }
    return resolved->slot;
}

Result<Slot*> lookup_empty(const Cap& root, Word address, Word depth) {
    const auto slot = lookup_destination(root, address, depth);
    if (slot && !(*slot)->is_empty()) {
        return Error::delete_first();
    }
    return slot;
}

}  // namespace kernel::cspace
