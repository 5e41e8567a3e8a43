// How a mapping behaves besides its rights, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A set of mapping attributes. Corresponds to seL4_ARM_VMAttributes.
struct VmAttributes {
    Word bits{};

    /// Cacheable, executable memory.
    static constexpr VmAttributes standard() { return {sys::seL4_ARM_Default_VMAttributes}; }
    /// Not cached, executable.
    static constexpr VmAttributes none() { return {0}; }
    /// A device's registers: accesses in program order, not cached, nothing to execute.
    static constexpr VmAttributes device() { return execute_never(); }
    /// Cached.
    static constexpr VmAttributes page_cacheable() { return {sys::seL4_ARM_PageCacheable}; }
    /// With parity checked, where the processor has it.
    static constexpr VmAttributes parity_enabled() { return {sys::seL4_ARM_ParityEnabled}; }
    /// Nothing to execute.
    static constexpr VmAttributes execute_never() { return {sys::seL4_ARM_ExecuteNever}; }

    /// For calls of selfe::sys.
    [[nodiscard]] constexpr sys::seL4_ARM_VMAttributes raw() const {
        return static_cast<sys::seL4_ARM_VMAttributes>(bits);
    }
    [[nodiscard]] friend constexpr VmAttributes operator|(VmAttributes a, VmAttributes b) {
        return {a.bits | b.bits};
    }
    [[nodiscard]] friend constexpr bool operator==(VmAttributes a, VmAttributes b) {
        return a.bits == b.bits;
    }
};

}  // namespace selfe
