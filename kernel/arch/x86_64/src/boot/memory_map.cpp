// Physical memory of a PC: what is RAM and what else user level may have.
// SPDX-License-Identifier: BSD-2-Clause
#include "memory_map.hpp"

#include "machine/memory.hpp"

namespace kernel::boot {
namespace {

/// The whole pages of `region` that the kernel can manage; empty if there are none.
Range usable_part(const seL4_X86_mb_mmap_t& region) {
    if (region.type != SEL4_MULTIBOOT_RAM_REGION_TYPE) {
        return {};
    }
    const Word start = align_up(region.base_addr, seL4_PageBits);
    const Word end = align_down(region.base_addr + region.length, seL4_PageBits);
    const Range part{start < platform::low_memory_end ? platform::low_memory_end : start,
                     smaller(end, bit(machine::window_bits))};
    return part.start < part.end ? part : Range{};
}

}  // namespace

FreeMemory usable_memory(const LoaderInformation& loader) {
    FreeMemory memory;
    // The map may be in any order, the free memory may not.
    Word from = 0;
    for (;;) {
        Range next{};
        for (unsigned i = 0; i < loader.region_count; ++i) {
            const Range part = usable_part(loader.regions[i]);
            if (part.end > from && (next.end == 0 || part.start < next.start)) {
                next = part;
            }
        }
        if (next.end == 0) {
            return memory;
        }
        memory.add({next.start < from ? from : next.start, next.end});
        from = next.end;
    }
}

DeviceRanges device_ranges(const FreeMemory& memory, const machine::ApicAddresses& kept) {
    FreeMemory rest;
    rest.add({0, CONFIG_PADDR_USER_DEVICE_TOP});
    for (const Range& ram : memory) {
        rest.reserve(ram);
    }
    rest.reserve({kept.local, kept.local + bit(seL4_PageBits)});
    rest.reserve({kept.io, kept.io + bit(seL4_PageBits)});
    DeviceRanges devices{};
    for (const Range& range : rest) {
        require(devices.count < DeviceRanges::capacity, "too many ranges of devices");
        devices.ranges[devices.count++] = range;
    }
    return devices;
}

}  // namespace kernel::boot
