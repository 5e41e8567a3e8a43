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
    /// Cached; memory is written when a line is evicted.
    static constexpr VmAttributes write_back() { return {sys::seL4_X86_WriteBack}; }
    /// Cached; memory is written at once.
    static constexpr VmAttributes write_through() { return {sys::seL4_X86_WriteThrough}; }
    /// Not cached, unless a range register of the processor says otherwise.
    static constexpr VmAttributes cache_disabled() { return {sys::seL4_X86_CacheDisabled}; }
    /// Not cached, accesses in program order.
    static constexpr VmAttributes uncacheable() { return {sys::seL4_X86_Uncacheable}; }
    /// Not cached; writes may be gathered: frame buffers.
    static constexpr VmAttributes write_combining() { return {sys::seL4_X86_WriteCombining}; }

    /// For calls of selfe::sys.
    [[nodiscard]] constexpr sys::seL4_X86_VMAttributes raw() const {
        return static_cast<sys::seL4_X86_VMAttributes>(bits);
    }
    [[nodiscard]] friend constexpr bool operator==(VmAttributes a, VmAttributes b) {
        return a.bits == b.bits;
    }
};

}  // namespace selfe
