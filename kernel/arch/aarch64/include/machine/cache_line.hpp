// One cache line, named by a virtual address inside it, and what goes with the instruction cache.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/system_registers.hpp"

namespace kernel::machine::cache {

inline void clean_line_to_memory(Word address) {
    asm volatile("dc cvac, %0" ::"r"(address) : "memory");
}
inline void clean_line_to_unification(Word address) {
    asm volatile("dc cvau, %0" ::"r"(address) : "memory");
}
inline void invalidate_line(Word address) {
    asm volatile("dc ivac, %0" ::"r"(address) : "memory");
}
inline void clean_and_invalidate_line(Word address) {
    asm volatile("dc civac, %0" ::"r"(address) : "memory");
}
inline void invalidate_all_instructions() {
    asm volatile("ic iallu" ::: "memory");
}

}  // namespace kernel::machine::cache
