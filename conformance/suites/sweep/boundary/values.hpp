// The values of a number that could tell a wrong limit or a missing bit.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe::conformance::sweep {

/// Values of a number of `bits` bits (at most 64), each once, in the order in which they were
/// added.
class Values {
  public:
    static constexpr size_t max_count = 40;

    /// 0, 1, all ones, the top bit; each of the `count` limits with its neighbours, next to it and
    /// a `step` away, which is the number's alignment; what is off it by half; and what looks like
    /// a limit, or like `good`, to a kernel that keeps only 8, 16 or 32 bits of it, only the bits
    /// below the top one, or takes it for a number with a sign.
    constexpr Values(unsigned bits, const uint64_t* limits, size_t count, uint64_t good,
                     uint64_t step = 1)
        : all_ones_(bits < 64 ? (uint64_t{1} << bits) - 1 : ~uint64_t{0}) {
        const uint64_t top = all_ones_ - (all_ones_ >> 1);
        add(0);
        add(1);
        for (size_t i = 0; i < count; ++i) {
            add(limits[i] - 1);
            add(limits[i]);
            add(limits[i] + 1);
            add(limits[i] - step);
            add(limits[i] + step);
            add(limits[i] + step / 2);
            add_what_looks_like(limits[i], bits, top);
        }
        add(good + step / 2);
        add_what_looks_like(good, bits, top);
        add(top - 1);
        add(top);
        add(all_ones_);
    }

    constexpr const uint64_t* begin() const { return values_; }
    constexpr const uint64_t* end() const { return values_ + count_; }

  private:
    constexpr void add_what_looks_like(uint64_t value, unsigned bits, uint64_t top) {
        for (const unsigned kept : {8u, 16u, 32u}) {
            if (kept < bits) {
                add(value + (uint64_t{1} << kept));
            }
        }
        add(value | top);
    }

    // What the number has no bits for, no message can hold.
    constexpr void add(uint64_t value) {
        if (value > all_ones_) {
            return;
        }
        for (const uint64_t one : *this) {
            if (one == value) {
                return;
            }
        }
        if (count_ < max_count) {
            values_[count_++] = value;
        }
    }

    uint64_t all_ones_;
    uint64_t values_[max_count]{};
    size_t count_ = 0;
};

}  // namespace selfe::conformance::sweep
