// Why a capability address did not resolve, in the words in which users are told.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel {

/// Description of a failed lookup. Manual: sec:lookup_fail_desc.
struct LookupFailure {
    Word type = seL4_NoFailure;
    Word detail[3] = {};  ///< bits left, then (bits found) or (guard, guard bits)

    static constexpr LookupFailure invalid_root() { return {seL4_InvalidRoot, {}}; }
    static constexpr LookupFailure missing_capability(Word bits_left) {
        return {seL4_MissingCapability, {bits_left}};
    }
    static constexpr LookupFailure depth_mismatch(Word bits_left, Word bits_found) {
        return {seL4_DepthMismatch, {bits_left, bits_found}};
    }
    static constexpr LookupFailure guard_mismatch(Word bits_left, Word guard, Word guard_bits) {
        return {seL4_GuardMismatch, {bits_left, guard, guard_bits}};
    }

    /// Number of words of `detail` that belong to this type.
    constexpr unsigned detail_words() const {
        switch (type) {
            case seL4_MissingCapability:
                return 1;
            case seL4_DepthMismatch:
                return 2;
            case seL4_GuardMismatch:
                return 3;
            default:
                return 0;
        }
    }
};

}  // namespace kernel
