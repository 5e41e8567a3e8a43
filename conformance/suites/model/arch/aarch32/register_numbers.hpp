// The register model's view of AArch32, for the kernel under test.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch/thread.hpp"
#include "selfe/models/arch/register_layout.hpp"

namespace selfe::conformance {

inline constexpr models::registers::Layout register_layout =
    models::registers::layout_with_tls(arch::thread_register_is_read_only ? 18 : 17);

}  // namespace selfe::conformance
