// What the loader asks of an architecture; every arch/ folder has this file (here: AArch32).
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/arch/translation.h"
#include "loader/payload.h"

#include <stdint.h>

namespace selfe::loader::arch {

/// e_machine of this architecture.
inline constexpr uint32_t machine = 40;

/// Takes the processor from whatever firmware left behind to a known state: supervisor mode,
/// interrupts masked, translation and caches off, `image` and its scratch memory written back to
/// memory. A cache outside the core (PL310) is firmware's to switch off.
void leave_firmware(const Payload& payload, uint64_t image_start, uint64_t image_end);

/// Makes the loader's translation in `scratch` and switches it on, with caches: image, UART and
/// all destinations 1:1, kernel regions at their virtual addresses as well, and at the high
/// vectors' address a page of vectors that all end in a panic.
void enable_translation(const Payload& payload, uint64_t image_start, uint64_t image_end,
                        uint64_t scratch);

/// What `enable_translation` has switched on, for the other cores.
[[nodiscard]] Translation translation();

/// Makes another core begin at core_entry.S, where it finds `selfe_core_record` in memory. Panics
/// when it is refused.
void start_core(const Payload& payload, uint32_t core);

/// Writes a block back to the point of coherency, where a core with its caches off sees it.
void clean_data_cache(uint64_t start, uint64_t size);

/// Jumps to the kernel by its boot contract, as core number `core`.
[[noreturn]] void start_kernel(const Payload& payload, uint32_t core);

/// Stops for good, at the least power the core can do.
[[noreturn]] void halt();

}  // namespace selfe::loader::arch
