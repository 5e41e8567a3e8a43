// The kernel's window onto physical memory: one constant offset.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Virtual minus physical address; the linker script and the kernel's own
/// tables use the same number.
inline constexpr Word window_offset = 0xffff'ff80'0000'0000;

inline Word to_physical(const void* pointer) {
    return reinterpret_cast<Word>(pointer) - window_offset;
}

/// Only for RAM.
template <typename Object>
Object* from_physical(Word address) {
    return reinterpret_cast<Object*>(address + window_offset);
}

/// A register of a device that the kernel drives itself (platform::kernel_devices).
template <typename Register>
Register& device_register(Word physical) {
    return *from_physical<Register>(physical);
}

/// `physical` is RAM, not a device.
bool is_memory(Word physical);

}  // namespace kernel::machine
