// CNodes, and the guard that their capabilities carry.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/slot.hpp"

namespace selfe {

/// The `badge` argument that gives a CNode capability a guard when it is minted, mutated or
/// rotated, or installed as a thread's CSpace root: `bits` address bits that must equal `guard`
/// before the CNode's own radix counts. `bits` 0 to word_bits-1. Corresponds to
/// seL4_CNode_CapData_new.
[[nodiscard, gnu::always_inline]] inline Word cnode_guard(Word guard, Word bits) {
    return sys::seL4_CNode_CapData_new(guard, bits).words[0];
}

}  // namespace selfe
