// Physical memory of a PC: what is RAM and what else user level may have.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/interrupts.hpp"
#include "multiboot.hpp"

namespace kernel::boot {

/// All RAM above the firmware's part, in ascending order, as far as the kernel's window reaches.
FreeMemory usable_memory(const LoaderInformation& loader);

/// Ranges that are neither RAM nor the kernel's own devices, ascending.
struct DeviceRanges {
    static constexpr unsigned capacity = 64;

    Range ranges[capacity];
    unsigned count;
};

DeviceRanges device_ranges(const FreeMemory& memory, const machine::ApicAddresses& kept);

}  // namespace kernel::boot
