// Faults that the scheduler adds: a budget that is spent.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A thread ran out of budget. `data` is the scheduling context's badge, `consumed` microseconds.
/// Corresponds to seL4_Fault_Timeout.
struct Timeout {
    Word data;
    sys::seL4_Time consumed;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static Timeout from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_Timeout_get_data(fault), consumed_of(fault)};
    }

  private:
    // 64 bits are one word of the message or two.
    static sys::seL4_Time consumed_of(sys::seL4_Fault_t fault) {
#ifdef SELFE_HAS_seL4_Fault_Timeout_get_consumed
        return sys::seL4_Fault_Timeout_get_consumed(fault);
#else
        return sys::seL4_Time{sys::seL4_Fault_Timeout_get_consumed_high(fault)} << 32 |
               sys::seL4_Fault_Timeout_get_consumed_low(fault);
#endif
    }
};

}  // namespace selfe

namespace selfe::scheduling {

/// Visits a fault that no configuration-independent type describes: `visitor` is given a timeout,
/// or `none` if `fault` is no fault at all.
template <class Visitor, class NullFault>
decltype(auto) visit_other_fault(const sys::seL4_Fault_t& fault, Visitor&& visitor,
                                 NullFault none) {
    if (sys::seL4_Fault_get_seL4_FaultType(fault) == sys::seL4_Fault_Timeout) {
        return visitor(Timeout::from(fault));
    }
    return visitor(none);
}

}  // namespace selfe::scheduling
