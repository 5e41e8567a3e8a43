// What the loader's boot core leaves for the next core, which reads it before it has a stack.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

// Offsets for core_entry.S.
#define SELFE_CORE_STACK 0
#define SELFE_CORE_NUMBER 8
#define SELFE_CORE_TRANSLATION 16

#ifndef __ASSEMBLER__
#include "loader/arch/machine.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe::loader {

/// One record serves all cores: the next one is started when the last has taken what is in here.
struct CoreRecord {
    uint64_t stack;  ///< its end
    uint64_t number;
    arch::Translation translation;
};
static_assert(offsetof(CoreRecord, stack) == SELFE_CORE_STACK);
static_assert(offsetof(CoreRecord, number) == SELFE_CORE_NUMBER);
static_assert(offsetof(CoreRecord, translation) == SELFE_CORE_TRANSLATION,
              "core_entry.S hands its address to selfe_enable_mmu");

/// Read by core_entry.S from memory, caches off.
extern "C" [[gnu::visibility("hidden")]] CoreRecord selfe_core_record;

}  // namespace selfe::loader
#endif
