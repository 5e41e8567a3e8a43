// Checks what boot says of the machine, on a PC: memory map, ACPI, clock, but no device tree.
// SPDX-License-Identifier: BSD-2-Clause

// Before selfe/sys.hpp, which undefines macros that these need; they need <stdint.h>, too.
extern "C" {
#include <sel4/sel4.h>
#include <stdint.h>

#include <sel4/arch/bootinfo_types.h>
}

#include "selfe/boot/extras.hpp"

#include "../../expect.hpp"

using selfe::BootCause;
using selfe::start_test::expect;

// The readers know layouts by specification; libsel4 declares the same.
constexpr size_t head = sizeof(seL4_BootInfoHeader);
static_assert(offsetof(seL4_X86_BootInfo_mmap_t, mmap) == head + 4 &&
                  offsetof(seL4_X86_mb_mmap_t, base_addr) == 4 &&
                  offsetof(seL4_X86_mb_mmap_t, length) == 12 &&
                  offsetof(seL4_X86_mb_mmap_t, type) == 20 && SEL4_MULTIBOOT_RAM_REGION_TYPE == 1,
              "start/src/boot/memory_map.cpp reads it otherwise");
static_assert(offsetof(seL4_X86_BootInfo_VBE, vbeModeInfoBlock) == head + 512 &&
                  offsetof(seL4_X86_BootInfo_VBE, vbeMode) == head + 768 &&
                  sizeof(seL4_X86_BootInfo_VBE) == head + 784 &&
                  offsetof(seL4_VBEModeInfoCommon_t, bytesPerScanLine) == 16 &&
                  offsetof(seL4_VBEModeInfoBlock_t, vbe12_part1.xRes) == 18 &&
                  offsetof(seL4_VBEModeInfoBlock_t, vbe12_part1.yRes) == 20 &&
                  offsetof(seL4_VBEModeInfoBlock_t, vbe12_part1.bitsPerPixel) == 25 &&
                  offsetof(seL4_VBEModeInfoBlock_t, vbe20.physBasePtr) == 40,
              "start/src/boot/display.cpp reads it otherwise");

int main(const selfe::BootInfo& boot_info) {
    const auto map = selfe::memory_map(boot_info);
    expect(map.has_value(), "there is a memory map, and it is whole");
    uint64_t available = 0;
    for (const selfe::MemoryMapEntry& entry : *map) {
        available += entry.is_available() ? entry.size : 0;
    }
    uint64_t given = 0;
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        given += region.is_device ? 0 : uint64_t{1} << region.size_bits;
    }
    expect(available > given && given > available / 2, "it has the memory that the kernel gave");

    const auto acpi = selfe::acpi_root(boot_info);
    expect(acpi && acpi->rsdt_address != 0, "ACPI's root is there, and its sum is right");
    const auto megahertz = selfe::tsc_frequency_mhz(boot_info);
    expect(megahertz && *megahertz > 10 && *megahertz < 100'000, "the clock has a frequency");

    expect(selfe::device_tree(boot_info).error() == BootCause::Absent, "there is no device tree");
    const auto is_missing = [](const auto& display) {
        return !display &&
               (display.error() == BootCause::Absent || display.error() == BootCause::NotThis);
    };
    expect(is_missing(selfe::framebuffer(boot_info)) && is_missing(selfe::vesa_mode(boot_info)),
           "nobody set up a display");
    expect(*selfe::boot_arguments(boot_info) == '\0', "and a PC's kernel passes no arguments on");
    return 0;
}
