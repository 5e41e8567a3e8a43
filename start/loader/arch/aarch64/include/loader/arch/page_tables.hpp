// The loader's own translation tables on AArch64: 4 KiB granule, 48-bit addresses, 2 MiB blocks.
// SPDX-License-Identifier: BSD-2-Clause
//
// Knows only memory, no registers, so that it is tested on the build machine.
// Formats: Arm Architecture Reference Manual for A-profile, section "VMSAv8-64 translation table
// format descriptors".
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe::loader::arch {

inline constexpr size_t table_entries = 512;
inline constexpr uint64_t table_size = 4096;
inline constexpr uint64_t block_size = uint64_t{2} << 20;

/// One table of any level.
struct alignas(4096) Table {
    uint64_t entries[table_entries];
};
static_assert(sizeof(Table) == table_size);

/// Index of a memory type in MAIR_EL1; the kernel goes on using these indexes.
enum class MemoryType : uint64_t { DeviceNGnRnE = 0, NormalWriteBack = 4 };
/// 0 nGnRnE, 1 nGnRE, 2 GRE, 3 normal non-cacheable, 4 normal write-back, 5 write-through.
inline constexpr uint64_t memory_types = 0x0000'aaff'440c'0400;

/// Why a mapping could not be made.
enum class MapResult { Done, OutOfTables, Conflict, Misaligned };

/// Hands out zeroed tables from one block of memory.
class TablePool {
  public:
    TablePool(Table* first, size_t count) : next_(first), left_(count) {}
    /// A zeroed table, or nullptr when all are taken.
    [[nodiscard]] Table* take();

  private:
    Table* next_;
    size_t left_;
};

/// One translation tree: the lower or the upper half of the address space.
class PageTables {
  public:
    /// `root` is null if the pool is exhausted; the first `map` then reports it.
    explicit PageTables(TablePool& pool) : pool_(pool), root_(pool.take()) {}

    /// Maps every 2 MiB block that [virtual_address, + size) touches. Mapping a block again with
    /// the same outcome is fine. Errors: Conflict, the block is mapped elsewhere or as another
    /// memory type; Misaligned, the two addresses differ within a block; OutOfTables. Blocks
    /// before the one that failed stay mapped.
    [[nodiscard]] MapResult map(uint64_t virtual_address, uint64_t physical_address, uint64_t size,
                                MemoryType type);
    [[nodiscard]] const Table* root() const { return root_; }

  private:
    [[nodiscard]] Table* child(Table* table, size_t index);

    TablePool& pool_;
    Table* root_;
};

}  // namespace selfe::loader::arch
