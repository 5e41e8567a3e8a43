// The labels of methods that each architecture has under a name of its own, both Arm architectures.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance::method {

inline constexpr Word asid_control_make_pool = sys::ARMASIDControlMakePool;
inline constexpr Word asid_pool_assign = sys::ARMASIDPoolAssign;
inline constexpr Word page_get_address = sys::ARMPageGetAddress;
inline constexpr Word page_map = sys::ARMPageMap;
inline constexpr Word page_table_map = sys::ARMPageTableMap;
inline constexpr Word page_unmap = sys::ARMPageUnmap;

}  // namespace selfe::conformance::method
