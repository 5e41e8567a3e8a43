// Physical memory while booting: what is free, and what is taken out of it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/panic.hpp"
#include "platform.hpp"

namespace kernel::boot {

using platform::Range;

/// Free ranges of RAM, sorted, none empty.
class FreeMemory {
  public:
    /// `range` lies behind all ranges added so far.
    void add(const Range& range);
    /// `range` is not free any more, whether it was or not.
    void reserve(const Range& range);
    /// Takes 2^`bits` aligned bytes from as high up as possible and clears them.
    Word take(unsigned bits);

    const Range* begin() const { return ranges_; }
    const Range* end() const { return ranges_ + count_; }

  private:
    void insert(unsigned at, const Range& range);
    void erase(unsigned at);

    static constexpr unsigned capacity = 64;
    Range ranges_[capacity] = {};
    unsigned count_ = 0;
};

/// Calls `use(base, bits)` for the fewest aligned powers of two, from 2^seL4_MinUntypedBits bytes
/// on, that fill `range` in ascending order.
template <typename Use>
void for_each_piece(const Range& range, Use use) {
    Word start = align_up(range.start, seL4_MinUntypedBits);
    // Sizes rather than addresses are compared: the address space's last range ends at 0.
    const Word skipped = start - range.start;
    const Word size = range.end - range.start;
    Word left = size > skipped ? align_down(size - skipped, seL4_MinUntypedBits) : 0;
    while (left != 0) {
        unsigned bits = seL4_MinUntypedBits;
        while (bits < seL4_MaxUntypedBits && is_aligned(start, bits + 1) && bit(bits + 1) <= left) {
            ++bits;
        }
        use(start, bits);
        start += bit(bits);
        left -= bit(bits);
    }
}

}  // namespace kernel::boot
