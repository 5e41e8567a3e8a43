// How x86-64's own capabilities are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/cap.hpp"
#include "cap/relation.hpp"

namespace kernel::arch {

/// Memory of the object behind an x86-64 capability.
Region region_of(const Cap& cap);

/// `cap` was made by a method of `authority`, so revoking that removes it: ports by IOPortControl.
bool issues(const Cap& authority, const Cap& cap);

/// Frames: the mapping rights are limited; others are unchanged.
Cap with_rights(const Cap& cap, Rights rights);

/// Frames lose their mapping; page tables must be mapped and VSpaces assigned; IOPortControl has no
/// copies. Errors: IllegalOperation.
Result<Cap> derive(const Cap& cap);

/// Undoes what this capability did: mappings always, the object too if the capability `is_last`.
void finalise(const Cap& cap, bool is_last);

}  // namespace kernel::arch
