// AArch32 system registers by name; the only inline assembly besides barriers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

// Names of coprocessor 15 as in the Arm Architecture Reference Manual, ARMv7-A; each stands for
// opcode 1, CRn, CRm and opcode 2.
#define KERNEL_CP15_SCTLR "0, %0, c1, c0, 0"
#define KERNEL_CP15_CPACR "0, %0, c1, c0, 2"
#define KERNEL_CP15_TTBR0 "0, %0, c2, c0, 0"
#define KERNEL_CP15_TTBCR "0, %0, c2, c0, 2"
#define KERNEL_CP15_DACR "0, %0, c3, c0, 0"
#define KERNEL_CP15_DFSR "0, %0, c5, c0, 0"
#define KERNEL_CP15_IFSR "0, %0, c5, c0, 1"
#define KERNEL_CP15_DFAR "0, %0, c6, c0, 0"
#define KERNEL_CP15_ICIALLU "0, %0, c7, c5, 0"
#define KERNEL_CP15_BPIALL "0, %0, c7, c5, 6"
#define KERNEL_CP15_DCIMVAC "0, %0, c7, c6, 1"
#define KERNEL_CP15_DCCMVAC "0, %0, c7, c10, 1"
#define KERNEL_CP15_DCCMVAU "0, %0, c7, c11, 1"
#define KERNEL_CP15_DCCIMVAC "0, %0, c7, c14, 1"
#define KERNEL_CP15_TLBIALL "0, %0, c8, c7, 0"
#define KERNEL_CP15_TLBIMVA "0, %0, c8, c7, 1"
#define KERNEL_CP15_TLBIASID "0, %0, c8, c7, 2"
#define KERNEL_CP15_PMUSERENR "0, %0, c9, c14, 0"
#define KERNEL_CP15_VBAR "0, %0, c12, c0, 0"
#define KERNEL_CP15_CONTEXTIDR "0, %0, c13, c0, 1"

// A register's name is part of the instruction, so these cannot be functions.
#define KERNEL_READ_CP15(name)                                       \
    ([] {                                                            \
        ::kernel::Word value_;                                       \
        asm volatile("mrc p15, " KERNEL_CP15_##name : "=r"(value_)); \
        return value_;                                               \
    }())
#define KERNEL_WRITE_CP15(name, value)                                                    \
    asm volatile("mcr p15, " KERNEL_CP15_##name ::"r"(static_cast<::kernel::Word>(value)) \
                 : "memory")

namespace kernel::machine {

inline void instruction_barrier() {
    asm volatile("isb" ::: "memory");
}
inline void data_barrier() {
    asm volatile("dsb" ::: "memory");
}

}  // namespace kernel::machine
