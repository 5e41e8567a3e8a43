// Finds runs of clear bits in the bitmap of slots, beginning where the last search ended.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/slot_allocator.hpp"

#include "selfe/panic.hpp"

namespace selfe {

SlotAllocator::SlotAllocator(Cap<CNode> root, SlotRegion region, Word* bitmap, size_t words)
    : root_(root), first_(region.start), count_(region.size()), bitmap_(bitmap) {
    if (count_ / word_bits >= words) {
        count_ = static_cast<Word>(words) * word_bits;
    }
    free_ = count_;
    for (size_t i = 0; i < words; ++i) {
        bitmap_[i] = 0;
    }
}

Result<Slot, MemoryError> SlotAllocator::allocate() {
    const Result<SlotRegion, MemoryError> range = allocate_range(1);
    if (!range) {
        return range.error();
    }
    return slot(range->start);
}

Result<SlotRegion, MemoryError> SlotAllocator::allocate_range(Word count) {
    if (count == 0 || count > free_) {
        return MemoryError{MemoryCause::OutOfSlots};
    }
    // Every slot is looked at as a start once, those before `next_` after the others.
    Word run = 0;
    Word at = next_;
    for (Word looked_at = 0; looked_at < count_ + count; ++looked_at, ++at) {
        if (at >= count_) {
            at = 0;
            run = 0;
        }
        run = is_taken(at) ? 0 : run + 1;
        if (run == count) {
            const Word start = at + 1 - count;
            set(start, count, true);
            next_ = at + 1;
            return SlotRegion(first_ + start, first_ + start + count);
        }
    }
    return MemoryError{MemoryCause::OutOfSlots};
}

void SlotAllocator::give_back(Word first, Word count) {
    if (first < first_ || first - first_ > count_ || count > count_ - (first - first_)) {
        panic("a slot is given back to an allocator that it is not from");
    }
    for (Word i = 0; i < count; ++i) {
        if (!is_taken(first - first_ + i)) {
            panic("a slot is given back that is free");
        }
    }
    set(first - first_, count, false);
}

bool SlotAllocator::is_taken(Word number) const {
    return (bitmap_[number / word_bits] >> number % word_bits & 1) != 0;
}

void SlotAllocator::set(Word number, Word count, bool taken) {
    for (Word i = number; i < number + count; ++i) {
        bitmap_[i / word_bits] ^= Word{1} << i % word_bits;
    }
    free_ = taken ? free_ - count : free_ + count;
}

}  // namespace selfe
