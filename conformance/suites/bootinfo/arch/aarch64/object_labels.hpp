// Labels that only one type of object knows, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

// Each of these methods needs words or capabilities, so that an empty message is truncated for the
// right object and an illegal operation for every other one.
inline constexpr Word page_label = sys::ARMPageMap;
inline constexpr Word page_table_label = sys::ARMPageTableMap;
inline constexpr Word vspace_label = sys::ARMVSpaceClean_Data;
inline constexpr Word asid_control_label = sys::ARMASIDControlMakePool;
inline constexpr Word asid_pool_label = sys::ARMASIDPoolAssign;

}  // namespace selfe::conformance
