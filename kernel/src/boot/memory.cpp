// Physical memory while booting: what is free, and what is taken out of it.
// SPDX-License-Identifier: BSD-2-Clause
#include "boot/memory.hpp"

#include "machine/memory.hpp"

namespace kernel::boot {

void FreeMemory::insert(unsigned at, const Range& range) {
    if (range.start >= range.end) {
        return;
    }
    require(count_ < capacity, "too many ranges of free memory");
    for (unsigned i = count_; i > at; --i) {
        ranges_[i] = ranges_[i - 1];
    }
    ranges_[at] = range;
    ++count_;
}

void FreeMemory::erase(unsigned at) {
    --count_;
    for (unsigned i = at; i < count_; ++i) {
        ranges_[i] = ranges_[i + 1];
    }
}

void FreeMemory::add(const Range& range) {
    insert(count_, range);
}

void FreeMemory::reserve(const Range& range) {
    for (unsigned i = 0; i < count_;) {
        const Range old = ranges_[i];
        if (range.end <= old.start || old.end <= range.start) {
            ++i;
            continue;
        }
        erase(i);
        // What sticks out above goes in first, so that both parts end up in order.
        insert(i, {smaller(range.end, old.end), old.end});
        insert(i, {old.start, range.start > old.start ? range.start : old.start});
        i += (range.start > old.start ? 1 : 0) + (range.end < old.end ? 1 : 0);
    }
}

Word FreeMemory::take(unsigned bits) {
    for (unsigned i = count_; i-- > 0;) {
        const Range& range = ranges_[i];
        if (range.end - range.start < bit(bits)) {
            continue;
        }
        const Word base = align_down(range.end - bit(bits), bits);
        if (base >= range.start) {
            reserve({base, base + bit(bits)});
            __builtin_memset(machine::from_physical<void>(base), 0, bit(bits));
            return base;
        }
    }
    panic("not enough memory for the root task's objects");
}

}  // namespace kernel::boot
