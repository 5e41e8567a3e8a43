// Faults that the scheduler adds: a budget that is spent.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// A thread ran out of budget. `data` is the scheduling context's badge, `consumed` microseconds.
/// Corresponds to seL4_Fault_Timeout.
struct Timeout {
    Word data;
    Word consumed;

    [[nodiscard]] static Timeout from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_Timeout_get_data(fault),
                sys::seL4_Fault_Timeout_get_consumed(fault)};
    }
};

}  // namespace selfe

namespace selfe::scheduling {

/// Visits a fault that no configuration-independent type describes.
template <class Visitor, class NullFault>
decltype(auto) visit_other_fault(const sys::seL4_Fault_t& fault, Visitor&& visitor,
                                 NullFault none) {
    if (sys::seL4_Fault_get_seL4_FaultType(fault) == sys::seL4_Fault_Timeout) {
        return visitor(Timeout::from(fault));
    }
    return visitor(none);
}

}  // namespace selfe::scheduling
