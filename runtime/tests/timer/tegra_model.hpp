// A model of Tegra's first timer.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "model.hpp"

#include <gtest/gtest.h>

namespace selfe::timer {

/// "Tegra X1 (SoC) Technical Reference Manual", chapter "Timers".
class TegraModel : public TimerModel<TegraModel> {
  public:
    static constexpr uint64_t clock = 1'000'000;
    static constexpr bool is_edge = false;
    uint32_t microseconds = 77;

    void tick() {
        ++microseconds;
        if ((value_ & enable) == 0 || is_over_) {
            return;
        }
        if (left_ > 0) {
            --left_;
            return;
        }
        has_interrupted_ = true;
        left_ = value_ & 0x1fff'ffff;
        is_over_ = (value_ & periodic) == 0;
    }
    bool line() const { return has_interrupted_; }

    uint32_t get(size_t offset) {
        switch (offset) {
            case 0x04:
                return left_;
            case 0x10:
                return microseconds;
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void put(size_t offset, uint32_t value) {
        switch (offset) {
            case 0x00:
                EXPECT_EQ(value & 0x2000'0000, 0U) << "more than 29 bits";
                value_ = value;
                left_ = value & 0x1fff'ffff;
                is_over_ = false;
                break;
            case 0x04:
                EXPECT_EQ(value, 0x4000'0000U);
                has_interrupted_ = false;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

  private:
    static constexpr uint32_t enable = 1U << 31;
    static constexpr uint32_t periodic = 1U << 30;

    uint32_t value_ = enable | periodic | 5;  // left running by whoever had it before
    uint32_t left_ = 5;
    bool is_over_ = false;
    bool has_interrupted_ = true;
};

}  // namespace selfe::timer
