// Labels that only one type of object knows, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

// Each of these methods needs words or capabilities, so that an empty message is truncated for the
// right object and an illegal operation for every other one.
inline constexpr Word page_label = sys::ARMPageMap;
inline constexpr Word asid_control_label = sys::ARMASIDControlMakePool;
inline constexpr Word asid_pool_label = sys::ARMASIDPoolAssign;

/// Whether a capability names a VSpace.
inline bool is_vspace(Case&, Cap<Any> cap) {
    return Invocation(cap, sys::ARMPDClean_Data).call() == truncated_message();
}

/// Whether a capability names a translation table below a VSpace.
inline bool is_translation_table(Cap<Any> cap) {
    return Invocation(cap, sys::ARMPageTableMap).call() == truncated_message();
}

}  // namespace selfe::conformance
