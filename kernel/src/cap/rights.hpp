// The four rights that a capability can carry.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel {

/// Rights in the bit order of seL4_CapRights_t; other bits of a user's word are ignored.
struct Rights {
    Word bits = 0;

    static constexpr Word write = 1, read = 2, grant = 4, grant_reply = 8, every = 15;

    static constexpr Rights all() { return {every}; }
    static constexpr Rights from_word(Word word) { return {word & every}; }

    constexpr bool has(Word right) const { return (bits & right) != 0; }
    constexpr bool has_all(Word rights) const { return (bits & rights) == rights; }
    /// Either right lets the receiver answer. Manual: sec:cap_rights.
    constexpr bool can_be_replied_to() const { return has(grant | grant_reply); }
    constexpr Rights operator&(Rights other) const { return {bits & other.bits}; }
};

}  // namespace kernel
