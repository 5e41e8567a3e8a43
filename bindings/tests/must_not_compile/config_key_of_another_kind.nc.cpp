// A number is not asked for as a flag.
// SPDX-License-Identifier: BSD-2-Clause
// error: this_configuration_key_is_no_flag
#include "selfe/config.hpp"

#ifdef SELFE_MUST_NOT_COMPILE
constexpr auto priorities = selfe::config::flag("NUM_PRIORITIES");
#else
constexpr auto priorities = selfe::config::number("NUM_PRIORITIES");
#endif
static_assert(priorities > 0);
