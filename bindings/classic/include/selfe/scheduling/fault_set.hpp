// Faults that the scheduler adds: none on kernels without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

namespace selfe::scheduling {

/// Visits a fault that no configuration-independent type describes: with scheduling contexts a
/// timeout, otherwise `visitor` is given `none`.
template <class Visitor, class NullFault>
decltype(auto) visit_other_fault(const sys::seL4_Fault_t&, Visitor&& visitor, NullFault none) {
    return visitor(none);
}

}  // namespace selfe::scheduling
