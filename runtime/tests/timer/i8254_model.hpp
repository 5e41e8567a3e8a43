// A model of the PC's interval timer.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "model.hpp"

#include <gtest/gtest.h>

namespace selfe::timer {

/// Intel's data sheet "8254 Programmable Interval Timer": counter 0 in mode 0, read-back.
class I8254Model : public TimerModel<I8254Model> {
  public:
    static constexpr uint64_t clock = 1'193'182;
    static constexpr bool is_edge = true;

    void tick() {
        if (bytes_ != 2) {
            return;  // no count has been written
        }
        if (is_new_) {
            is_new_ = false;
            left_ = count_;
            return;
        }
        --left_;
        if (left_ == 0) {
            was_raised_ = was_raised_ || !is_high_;
            is_high_ = true;
        }
    }
    /// An edge since this was asked last.
    bool line() {
        const bool was_raised = was_raised_;
        was_raised_ = false;
        return was_raised;
    }

    uint32_t get(size_t offset) {
        EXPECT_EQ(offset, 0U);
        if (latched_ == 0) {
            ADD_FAILURE() << "a read of what was not latched";
            return 0;
        }
        const uint32_t value = latch_[3 - latched_];
        --latched_;
        return value;
    }
    void put(size_t offset, uint32_t value) {
        EXPECT_EQ(value & ~0xffU, 0U) << "bits beyond the byte";
        EXPECT_EQ(latched_, 0U) << "something latched was not read";
        if (offset == 3) {
            put_control(value);
            return;
        }
        EXPECT_EQ(offset, 0U);
        EXPECT_LT(bytes_, 2U) << "a third byte of a count";
        count_ = static_cast<uint16_t>(bytes_ == 0 ? value : count_ | value << 8);
        is_new_ = ++bytes_ == 2;
    }

  private:
    void put_control(uint32_t value) {
        if (value == 0xc2) {
            latch_[0] = (is_high_ ? 0x80U : 0) | (is_new_ ? 0x40U : 0) | 0x30;
            latch_[1] = left_ & 0xff;
            latch_[2] = left_ >> 8;
            latched_ = 3;
            return;
        }
        EXPECT_EQ(value, 0x30U) << "counter 0, two bytes, mode 0, binary";
        bytes_ = 0;
        is_high_ = false;
    }

    uint16_t count_ = 0;
    uint16_t left_ = 100;
    unsigned bytes_ = 2;  // left running by whoever had it before
    bool is_new_ = false;
    bool is_high_ = true;
    bool was_raised_ = true;
    uint32_t latch_[3] = {};
    unsigned latched_ = 0;
};

}  // namespace selfe::timer
