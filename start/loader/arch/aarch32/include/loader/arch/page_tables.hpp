// The loader's own translation tables on AArch32: short descriptors, 1 MiB sections.
// SPDX-License-Identifier: BSD-2-Clause
//
// Knows only memory, no registers, so that it is tested on the build machine.
// Formats: Arm Architecture Reference Manual for ARMv7-A, section "Short-descriptor translation
// table format" (without TEX remap and access flag).
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe::loader::arch {

inline constexpr uint64_t section_size = uint64_t{1} << 20;
inline constexpr uint64_t page_size = 4096;

/// The first-level table: one entry a megabyte of the whole address space.
struct alignas(16384) SectionTable {
    uint32_t entries[4096];
};
static_assert(sizeof(SectionTable) == 16384);

/// A second-level table: the 4 KiB pages of one megabyte.
struct alignas(1024) PageTable {
    uint32_t entries[256];
};
static_assert(sizeof(PageTable) == 1024);

/// What the loader maps: memory, or registers that must never be fetched from.
enum class MemoryType { Device, NormalWriteBack };

/// Who reads the memory that is mapped: alone, a core may leave the others' caches out of it.
enum class Sharing { OneCore, AllCores };

/// Why a mapping could not be made.
enum class MapResult { Done, Conflict, Misaligned };

/// The translation tree: sections, and one megabyte of pages. The tables lie where the processor
/// reads them, at their physical addresses (MMU off, or mapped 1:1).
class PageTables {
  public:
    /// Zeroes both tables; nothing is mapped.
    PageTables(SectionTable& sections, PageTable& pages, Sharing sharing = Sharing::OneCore);

    /// Maps every 1 MiB section that [virtual_address, + size) touches. Mapping a section again
    /// with the same outcome is fine. Errors: Conflict, the section is mapped elsewhere or as
    /// another memory type; Misaligned, the two addresses differ within a section. Sections before
    /// the one that failed stay mapped.
    [[nodiscard]] MapResult map(uint64_t virtual_address, uint64_t physical_address, uint64_t size,
                                MemoryType type);
    /// Maps one page of memory. Errors: Misaligned, an address is not a multiple of 4 KiB;
    /// Conflict, its megabyte has a section, or another megabyte has the pages already.
    [[nodiscard]] MapResult map_page(uint64_t virtual_address, uint64_t physical_address);
    [[nodiscard]] const SectionTable& root() const { return sections_; }

  private:
    SectionTable& sections_;
    PageTable& pages_;
    Sharing sharing_;
};

}  // namespace selfe::loader::arch
