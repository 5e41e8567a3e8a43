// The configuration agrees with itself, and with what the headers made of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/config.hpp"

#include "selfe/word.hpp"

namespace selfe {
namespace {

static_assert(config::has("SEL4_ARCH"));
static_assert(!config::has("SEL4_ARC") && !config::has("SEL4_ARCH2") && !config::has(""));
static_assert(config::number("WORD_SIZE") == word_bits);
static_assert(config::text("WORD_SIZE")[0] != '\0');
static_assert(config::number("NUM_PRIORITIES") == sys::seL4_MaxPrio + 1U);
static_assert(config::number("RETYPE_FAN_OUT_LIMIT") == sys::seL4_UntypedRetypeMaxObjects);

static_assert(config::flag_or("NO_SUCH_KEY", true));
static_assert(!config::flag_or("NO_SUCH_KEY", false));
static_assert(config::flag_or("KERNEL_MCS", true) == config::flag("KERNEL_MCS"));
static_assert(config::number_or("NO_SUCH_KEY", 5) == 5);
static_assert(config::text_or("NO_SUCH_KEY", "x")[0] == 'x');

}  // namespace
}  // namespace selfe
