// The loader's translation as the registers take it (AArch64).
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

// Offsets for switch.S and core_entry.S.
#define SELFE_TRANSLATION_TTBR 0
#define SELFE_TRANSLATION_TCR 16
#define SELFE_TRANSLATION_EL2 32

#ifndef __ASSEMBLER__
#include <stddef.h>
#include <stdint.h>

namespace selfe::loader::arch {

/// Of EL1, or of EL2, which has no upper half.
struct Translation {
    uint64_t lower;
    uint64_t upper;
    uint64_t control;
    uint64_t memory_types;
    uint64_t is_el2;
};
static_assert(offsetof(Translation, lower) == SELFE_TRANSLATION_TTBR);
static_assert(offsetof(Translation, upper) == SELFE_TRANSLATION_TTBR + 8);
static_assert(offsetof(Translation, control) == SELFE_TRANSLATION_TCR);
static_assert(offsetof(Translation, memory_types) == SELFE_TRANSLATION_TCR + 8);
static_assert(offsetof(Translation, is_el2) == SELFE_TRANSLATION_EL2);

}  // namespace selfe::loader::arch
#endif
