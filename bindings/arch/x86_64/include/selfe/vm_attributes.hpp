// How a mapping behaves besides its rights, on x86: its caching.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// The caching of a mapping; one of these, they do not add up. Corresponds to
/// seL4_X86_VMAttributes.
struct VmAttributes {
    Word bits{};

    /// Cacheable memory.
    static constexpr VmAttributes standard() { return {sys::seL4_X86_Default_VMAttributes}; }
    /// A device's registers: accesses in program order, not cached.
    static constexpr VmAttributes device() { return uncacheable(); }
    static constexpr VmAttributes write_back() { return {sys::seL4_X86_WriteBack}; }
    static constexpr VmAttributes write_through() { return {sys::seL4_X86_WriteThrough}; }
    static constexpr VmAttributes cache_disabled() { return {sys::seL4_X86_CacheDisabled}; }
    static constexpr VmAttributes uncacheable() { return {sys::seL4_X86_Uncacheable}; }
    static constexpr VmAttributes write_combining() { return {sys::seL4_X86_WriteCombining}; }

    [[nodiscard]] constexpr sys::seL4_X86_VMAttributes raw() const {
        return static_cast<sys::seL4_X86_VMAttributes>(bits);
    }
    [[nodiscard]] friend constexpr bool operator==(VmAttributes a, VmAttributes b) {
        return a.bits == b.bits;
    }
};

}  // namespace selfe
