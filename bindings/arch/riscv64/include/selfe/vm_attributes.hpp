// How a mapping behaves besides its rights, on RISC-V.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A set of mapping attributes. Corresponds to seL4_RISCV_VMAttributes.
struct VmAttributes {
    Word bits{};

    /// Executable memory; caching is the platform's affair.
    static constexpr VmAttributes standard() { return {sys::seL4_RISCV_Default_VMAttributes}; }
    /// A device's registers: nothing to execute.
    static constexpr VmAttributes device() { return execute_never(); }
    /// Nothing to execute.
    static constexpr VmAttributes execute_never() { return {sys::seL4_RISCV_ExecuteNever}; }

    /// For calls of selfe::sys.
    [[nodiscard]] constexpr sys::seL4_RISCV_VMAttributes raw() const {
        return static_cast<sys::seL4_RISCV_VMAttributes>(bits);
    }
    [[nodiscard]] friend constexpr VmAttributes operator|(VmAttributes a, VmAttributes b) {
        return {a.bits | b.bits};
    }
    [[nodiscard]] friend constexpr bool operator==(VmAttributes a, VmAttributes b) {
        return a.bits == b.bits;
    }
};

}  // namespace selfe
