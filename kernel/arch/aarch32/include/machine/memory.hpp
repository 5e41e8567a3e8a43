// The kernel's windows onto physical memory: one offset for RAM, one page each for its devices.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "platform.hpp"

namespace kernel::machine {

/// The kernel's addresses begin where user level's end, with the first byte of RAM.
inline constexpr Word window_start = seL4_UserVSpaceTop + 1;
/// Virtual minus physical address; the linker script and the kernel's own tables use the same
/// number.
inline constexpr Word window_offset = window_start - platform::memory[0].start;
/// The last section of the address space: pages of devices.
inline constexpr Word device_window = 0xfff0'0000;

static_assert(platform::memory[0].end - platform::memory[0].start <= device_window - window_start,
              "platform.toml's memory_limit must fit into the kernel's window");

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
    Word page = device_window;
    for (const auto& device : platform::kernel_devices) {
        if (align_down(physical, seL4_PageBits) == device.start) {
            break;
        }
        page += bit(seL4_PageBits);
    }
    return *reinterpret_cast<Register*>(page | field(physical, 0, seL4_PageBits));
}

/// `physical` is RAM, not a device.
bool is_memory(Word physical);

}  // namespace kernel::machine
