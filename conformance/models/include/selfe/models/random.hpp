// Random numbers that are the same on every machine: a sequence is its seed.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/word.hpp"

namespace selfe::models {

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
class Random {
  public:
    explicit constexpr Random(uint64_t seed) : state_(seed) {}

    constexpr uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }
    /// 0 to `limit` - 1; `limit` is at least 1 and small against 2^32, so the bias does not matter.
    constexpr unsigned below(unsigned limit) {
        return static_cast<unsigned>((next() >> 32) * limit >> 32);
    }
    constexpr bool in_percent(unsigned percent) { return below(100) < percent; }
    /// A word of which only the `count` lowest bits can be set.
    constexpr Word bits(unsigned count) { return low_part(static_cast<Word>(next()), count); }

  private:
    uint64_t state_;
};

}  // namespace selfe::models
