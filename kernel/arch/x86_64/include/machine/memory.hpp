// The kernel's window onto physical memory: one constant offset.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Virtual minus physical address: the last entry of a top-level table. The linker script and
/// head.S use the same number.
inline constexpr Word window_offset = 0xffff'ff80'0000'0000;
/// Physical addresses that the window reaches.
inline constexpr unsigned window_bits = 39;

inline Word to_physical(const void* pointer) {
    return reinterpret_cast<Word>(pointer) - window_offset;
}

/// Only for RAM and for the devices the kernel drives itself.
template <typename Object>
Object* from_physical(Word address) {
    return reinterpret_cast<Object*>(address + window_offset);
}

}  // namespace kernel::machine
