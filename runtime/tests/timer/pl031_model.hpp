// A model of Arm's real-time clock.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "model.hpp"

#include <gtest/gtest.h>

namespace selfe::timer {

/// "PrimeCell Real Time Clock (PL031) Technical Reference Manual", section "Register descriptions".
class Pl031Model : public TimerModel<Pl031Model> {
  public:
    static constexpr uint64_t clock = 1;
    static constexpr bool is_edge = false;
    uint32_t count = 0x5f00'0000;  // seconds since 1970, as firmware set it

    void tick() {
        ++count;
        is_matched_ = is_matched_ || count == match_;
    }
    bool line() const { return is_matched_ && is_unmasked_; }

    uint32_t get(size_t offset) {
        switch (offset) {
            case 0x00:
                return count;
            case 0x14:
                return is_matched_ ? 1 : 0;
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void put(size_t offset, uint32_t value) {
        switch (offset) {
            case 0x04:
                match_ = value;  // a number that is there already is not reached
                break;
            case 0x0c:
                EXPECT_EQ(value, 1U) << "the clock must run";
                break;
            case 0x10:
                is_unmasked_ = value == 1;
                break;
            case 0x1c:
                EXPECT_EQ(value, 1U);
                // As long as the second lasts, the comparator says so.
                is_matched_ = count == match_;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

  private:
    uint32_t match_ = 0;
    bool is_matched_ = true;  // left by whoever had it before
    bool is_unmasked_ = true;
};

}  // namespace selfe::timer
