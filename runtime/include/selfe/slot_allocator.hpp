// Hands out the free slots of a CNode, one by one or in a row, and takes them back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/cnode.hpp"
#include "selfe/memory_error.hpp"
#include "selfe/result.hpp"
#include "selfe/slot.hpp"

#include <stddef.h>

namespace selfe {

/// Keeps account of which slots of a region are free. A slot is free from the start, or once it has
/// been given back; it must be empty then, which is the caller's duty and the kernel's to complain
/// about (DeleteFirst). Not locked: one thread at a time.
///
/// The books are a bitmap that the caller provides: one bit a slot. A region with more slots than
/// bits is used as far as the bits reach.
///
///     Word bitmap[4096 / word_bits];
///     SlotAllocator slots(init_thread::cnode, boot_info.empty_slots(), bitmap);
class SlotAllocator {
  public:
    /// `root` names the root of the caller's CSpace; slot numbers are capability addresses there.
    SlotAllocator(Cap<CNode> root, SlotRegion region, Word* bitmap, size_t words);
    template <size_t words>
    SlotAllocator(Cap<CNode> root, SlotRegion region, Word (&bitmap)[words])
        : SlotAllocator(root, region, bitmap, words) {}
    SlotAllocator(const SlotAllocator&) = delete;
    SlotAllocator& operator=(const SlotAllocator&) = delete;

    /// A free slot. Errors: OutOfSlots.
    [[nodiscard]] Result<Slot, MemoryError> allocate();
    /// `count` free slots in a row, at least one, as Untyped.retype wants them. Errors: OutOfSlots.
    [[nodiscard]] Result<SlotRegion, MemoryError> allocate_range(Word count);

    /// Takes empty slots back, each by itself or as they came. A slot that is free already, or none
    /// of this allocator's, breaks an invariant: panic.
    void give_back(Slot slot) { give_back(slot.index, 1); }
    void give_back(SlotRegion range) { give_back(range.start, range.size()); }

    [[nodiscard]] Cap<CNode> root() const { return root_; }
    /// The slot at an address of the CSpace.
    [[nodiscard]] Slot slot(Word address) const { return root_.slot(address); }
    [[nodiscard]] Word free_count() const { return free_; }
    /// How many slots this allocator deals with, free or not.
    [[nodiscard]] Word capacity() const { return count_; }

  private:
    [[nodiscard]] bool is_taken(Word number) const;
    void set(Word number, Word count, bool taken);
    void give_back(Word first, Word count);

    Cap<CNode> root_;
    Word first_;
    Word count_;
    Word free_;
    Word next_ = 0;  ///< where the search goes on: slots are used in turn, so mistakes show late
    Word* bitmap_;   ///< a set bit is a slot that is taken
};

}  // namespace selfe
