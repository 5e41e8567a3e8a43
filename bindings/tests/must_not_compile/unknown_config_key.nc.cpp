// A misspelt configuration key is an error, not a false.
// SPDX-License-Identifier: BSD-2-Clause
// error: this_kernel_has_no_such_configuration_key
#include "selfe/config.hpp"

#ifdef SELFE_MUST_NOT_COMPILE
constexpr bool is_mcs = selfe::config::flag("KERNEL_MSC");
#else
constexpr bool is_mcs = selfe::config::flag("KERNEL_MCS");
#endif
static_assert(!is_mcs || is_mcs);
