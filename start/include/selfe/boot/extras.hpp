// What boot told the root task besides its capabilities: the machine, and the program's arguments.
// SPDX-License-Identifier: BSD-2-Clause
//
// Manual: BootInfo Frame. What there is depends on machine and boot loader; what is not there is
// BootCause::Absent. A chunk that this file does not know is in `BootInfo::extras()` all the same.
#pragma once

#include "selfe/boot/acpi.hpp"
#include "selfe/boot/device_tree.hpp"
#include "selfe/boot/display.hpp"
#include "selfe/boot/memory_map.hpp"
#include "selfe/boot_info.hpp"

namespace selfe {

/// The contents of the first chunk of that id (a seL4_BootInfoID). Errors: Absent.
[[nodiscard]] Outcome<Bytes, BootCause> find_extra(const BootInfo& boot_info, Word id);

/// Arm, RISC-V: the device tree that the boot loader passed to the kernel. It lies in boot info
/// pages, which stay mapped, and is read there. Errors: Absent, those of DeviceTree::open.
[[nodiscard]] Outcome<DeviceTree, BootCause> device_tree(const BootInfo& boot_info);

/// The text that the boot loader has for the program: property `bootargs` of the device tree's node
/// /chosen; U-Boot sets it from its variable of that name. Empty where nobody said anything, and on
/// a PC, whose kernel keeps the boot loader's command line to itself. NUL-terminated.
[[nodiscard]] const char* boot_arguments(const BootInfo& boot_info);

/// PC. Errors of these: Absent, those of each type's `open`.
[[nodiscard]] Outcome<MemoryMap, BootCause> memory_map(const BootInfo& boot_info);
[[nodiscard]] Outcome<AcpiRoot, BootCause> acpi_root(const BootInfo& boot_info);
[[nodiscard]] Outcome<Framebuffer, BootCause> framebuffer(const BootInfo& boot_info);
[[nodiscard]] Outcome<VesaMode, BootCause> vesa_mode(const BootInfo& boot_info);
/// PC: ticks of the time stamp counter in a microsecond, as the kernel measured it.
/// Errors: Absent, Truncated.
[[nodiscard]] Outcome<uint32_t, BootCause> tsc_frequency_mhz(const BootInfo& boot_info);

}  // namespace selfe
