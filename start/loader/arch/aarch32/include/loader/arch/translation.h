// The loader's translation as the registers take it (AArch32).
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#ifndef __ASSEMBLER__
#include <stdint.h>

namespace selfe::loader::arch {

/// switch.S reads it as one word.
struct Translation {
    uint32_t sections;
};
static_assert(sizeof(Translation) == 4);

}  // namespace selfe::loader::arch
#endif
