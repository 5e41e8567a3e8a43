// What an address is answered on x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "mapping.hpp"

namespace selfe::conformance::sweep {

/// The last page below it is the kernel's, but its tables are user space's.
inline constexpr Word first_kernel_address_of_tables = Word{1} << 47;

}  // namespace selfe::conformance::sweep
