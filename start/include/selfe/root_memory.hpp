// All memory that boot left to a root task, ready to be used: slots, objects, addresses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/page_mapper.hpp"
#include "selfe/slot_allocator.hpp"
#include "selfe/untyped_allocator.hpp"

namespace selfe {

/// The allocators of a root task over everything in its boot information that start did not take
/// (claims.hpp), with books of a size that serves most programs: 52 KiB with words of 64 bits, 32
/// KiB with 32, too much for a stack. Where they do not serve, a program builds the three by
/// itself.
///
///     static RootMemory memory(boot_info);
///     const auto endpoint = memory.objects.allocate<Endpoint>();
///     const auto page = memory.pages.map(4096);
class RootMemory {
  public:
    /// 16384 slots, 1024 untypeds (those of boot and two a halving), 256 runs of pages and tables.
    static constexpr size_t slot_limit = 16384;
    static constexpr size_t untyped_limit = 1024;
    static constexpr size_t mapping_limit = 256;

    /// Takes over every empty slot, every untyped, and the addresses of
    /// `AddressRange::free_of_root_task`. Whoever has used some of it before breaks an invariant.
    explicit RootMemory(const BootInfo& boot_info);

  private:
    Word bitmap_[slot_limit / word_bits];
    UntypedNode nodes_[untyped_limit];
    MappingRecord records_[mapping_limit];

  public:
    SlotAllocator slots;
    UntypedAllocator objects;
    PageMapper pages;
};

}  // namespace selfe
