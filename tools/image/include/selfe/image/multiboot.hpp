// The two files with which a multiboot loader starts a kernel: QEMU's -kernel and -initrd, GRUB.
// SPDX-License-Identifier: BSD-2-Clause
//
// The kernel must be a 32-bit ELF file, whatever it is inside: the loader enters it in 32-bit mode.
// The root task is its only module; the kernel itself puts that module's segments in place.
// Numbers: "Multiboot Specification version 0.6.96", sections "OS image format" and "Header
// layout".
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/common/elf.hpp"
#include "selfe/image/platform.hpp"
#include "selfe/image/prefix.hpp"

#include <iosfwd>
#include <string>

namespace selfe::image {

/// The files, ready to be written.
struct MultibootPair {
    std::string kernel;     ///< ELF of 32 bits, its segments at their physical addresses
    std::string root_task;  ///< the root task's ELF file as it is
};

/// Makes the pair; equal ingredients give equal bytes. Errors: what `check_root_task` refuses; a
/// kernel without a good multiboot header in the first 8 KiB, with one that overrides its ELF
/// headers, or with a part beyond 4 GiB; kernel, module or unpacked root task that are not within
/// one range of the platform's memory, or overlap (both are named).
[[nodiscard]] Expected<MultibootPair> pack_multiboot(const Platform& platform, const Prefix& prefix,
                                                     const elf::File& root_task);

/// Whether `file` may be one of the pair, going by its architecture.
[[nodiscard]] bool is_multiboot_part(const elf::File& file);

/// Checks one of the pair against the platform. Errors: another architecture or boot method; a
/// kernel without multiboot header, or with a part outside the platform's memory.
[[nodiscard]] Expected<void> check_multiboot(const elf::File& file, const Platform& platform);

/// Prints what of the pair it is and where its segments go, for people.
void describe_multiboot(const elf::File& file, std::ostream& out);

}  // namespace selfe::image
