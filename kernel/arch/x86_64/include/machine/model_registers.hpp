// Model-specific registers of the processor, by number.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Numbers: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 4.
enum ModelRegister : std::uint32_t {
    local_apic_base = 0x1b,
    page_attribute_table = 0x277,
    syscall_segments = 0xc000'0081,
    syscall_target = 0xc000'0082,
    syscall_mask = 0xc000'0084,
};

inline void write_model_register(ModelRegister which, Word value) {
    asm volatile("wrmsr" ::"c"(which), "a"(static_cast<std::uint32_t>(value)),
                 "d"(static_cast<std::uint32_t>(value >> 32))
                 : "memory");
}

inline Word read_model_register(ModelRegister which) {
    std::uint32_t low, high;
    asm volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(which));
    return low | Word{high} << 32;
}

}  // namespace kernel::machine
