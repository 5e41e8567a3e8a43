// The labels of methods that each architecture has under a name of its own, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance::method {

inline constexpr Word asid_control_make_pool = sys::X86ASIDControlMakePool;
inline constexpr Word asid_pool_assign = sys::X86ASIDPoolAssign;
inline constexpr Word page_get_address = sys::X86PageGetAddress;
inline constexpr Word page_map = sys::X86PageMap;
inline constexpr Word page_table_map = sys::X86PageTableMap;
inline constexpr Word page_unmap = sys::X86PageUnmap;

}  // namespace selfe::conformance::method
