// AArch64 system registers by name; the only inline assembly besides barriers and maintenance.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

// A register's name is part of the instruction, so these cannot be functions.
#define KERNEL_READ_REGISTER(name)                     \
    ([] {                                              \
        ::kernel::Word value_;                         \
        asm volatile("mrs %0, " #name : "=r"(value_)); \
        return value_;                                 \
    }())
#define KERNEL_WRITE_REGISTER(name, value) \
    asm volatile("msr " #name ", %0" ::"r"(static_cast<::kernel::Word>(value)) : "memory")

namespace kernel::machine {

inline void instruction_barrier() {
    asm volatile("isb" ::: "memory");
}
inline void data_barrier() {
    asm volatile("dsb sy" ::: "memory");
}

}  // namespace kernel::machine
