// The register model's view of AArch64, for the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/arch/register_layout.hpp"

namespace selfe::conformance {

inline constexpr models::registers::Layout register_layout = models::registers::layout;

}  // namespace selfe::conformance
