// Writes ELF programs that consist of nothing but loaded segments, 32 or 64 bit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/elf.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::image {

/// One segment; it is loaded where it says, with translation off: physical is virtual.
struct LoadedBytes {
    std::uint64_t address{};
    std::string_view bytes;
    std::uint64_t memory_size{};  ///< at least as many as `bytes`; the rest is zeroed
};

/// The ELF file that loads `segments` and enters at `entry`. In files of 32 bits all numbers must
/// fit 32 bits. File offset and address of each segment agree modulo the page size, as loaders
/// expect; the first segment's bytes lie within the first 8 KiB, where multiboot loaders search.
[[nodiscard]] std::string write_elf(elf::Machine machine, unsigned word_bits, std::uint64_t entry,
                                    const std::vector<LoadedBytes>& segments);

}  // namespace selfe::image
