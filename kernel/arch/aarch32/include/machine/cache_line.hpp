// One cache line, named by a virtual address inside it, and what goes with the instruction cache.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/system_registers.hpp"

namespace kernel::machine::cache {

inline void clean_line_to_memory(Word address) {
    KERNEL_WRITE_CP15(DCCMVAC, address);
}
inline void clean_line_to_unification(Word address) {
    KERNEL_WRITE_CP15(DCCMVAU, address);
}
inline void invalidate_line(Word address) {
    KERNEL_WRITE_CP15(DCIMVAC, address);
}
inline void clean_and_invalidate_line(Word address) {
    KERNEL_WRITE_CP15(DCCIMVAC, address);
}
inline void invalidate_all_instructions() {
    KERNEL_WRITE_CP15(ICIALLU, 0);
    KERNEL_WRITE_CP15(BPIALL, 0);
}

}  // namespace kernel::machine::cache
