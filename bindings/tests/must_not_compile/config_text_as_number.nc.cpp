// A name is not asked for as a number, not even where a missing key has a value.
// SPDX-License-Identifier: BSD-2-Clause
// error: this_configuration_key_is_no_number
#include "selfe/config.hpp"

#ifdef SELFE_MUST_NOT_COMPILE
constexpr auto value = selfe::config::number_or("SEL4_ARCH", 1);
#else
constexpr auto value = selfe::config::number_or("NO_SUCH_KEY", 1);
#endif
static_assert(value > 0);
