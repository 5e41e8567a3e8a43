// Secure monitor calls, on kernels that allow them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"

namespace selfe {

/// The authority to call secure firmware; a badge limits it to one function number.
struct Smc : Invocable<Smc> {
    /// Calls with x0 to x7 of `arguments`; what came back is in `response`.
    /// Corresponds to seL4_ARM_SMC_Call. Manual: aarch64_smc_call.
    /// Errors: IllegalOperation if the badge does not equal `arguments.x0`.
    [[gnu::always_inline]] Error call(const sys::seL4_ARM_SMCContext& arguments,
                                      sys::seL4_ARM_SMCContext& response) const {
        // libsel4 only reads through its first pointer.
        return detail::error(sys::seL4_ARM_SMC_Call(
            cptr(), const_cast<sys::seL4_ARM_SMCContext*>(&arguments), &response));
    }
};

}  // namespace selfe
