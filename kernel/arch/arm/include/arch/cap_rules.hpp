// How capabilities that only Arm has are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/cap.hpp"
#include "cap/relation.hpp"

namespace kernel::arch {

/// Memory of the object behind a capability that only Arm has.
Region region_of(const Cap& cap);

/// `cap` was made by a method of `authority` that only Arm has, so revoking that removes it.
bool issues(const Cap& authority, const Cap& cap);

/// Page tables must be mapped. Errors: IllegalOperation.
Result<Cap> derive(const Cap& cap);

/// The last capability to an object is going: undoes its mapping.
void finalise(const Cap& cap);

}  // namespace kernel::arch
