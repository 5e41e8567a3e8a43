// A model of the i.MX family's EPIT.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "model.hpp"

#include <gtest/gtest.h>

namespace selfe::timer {

/// "i.MX 6Dual/6Quad Applications Processor Reference Manual", section "EPIT Memory Map/Register
/// Definition". A tick is one of the prescaler's.
class ImxEpitModel : public TimerModel<ImxEpitModel> {
  public:
    static constexpr uint64_t clock = 66'000'000;
    static constexpr bool is_edge = false;
    uint32_t counter = 1234;

    void tick() {
        if ((control_ & 1) == 0) {
            return;
        }
        --counter;
        // A number that is written takes a while to reach the comparator.
        if (on_its_way_ > 0 && --on_its_way_ == 0) {
            compare_ = written_;
        }
        // QEMU's compares only while interrupts are allowed; the driver must not mind.
        is_matched_ = is_matched_ || ((control_ & 4) != 0 && counter == compare_);
    }
    bool line() const { return is_matched_ && (control_ & 5) == 5; }

    uint32_t get(size_t offset) {
        switch (offset) {
            case 0x04:
                return is_matched_ ? 1 : 0;
            case 0x10:
                return counter;
            default:
                ADD_FAILURE() << "a read of offset " << offset;
                return 0;
        }
    }
    void put(size_t offset, uint32_t value) {
        switch (offset) {
            case 0x00:
                put_control(value);
                break;
            case 0x04:
                is_matched_ = is_matched_ && (value & 1) == 0;
                break;
            case 0x08:
                EXPECT_EQ(value, 0xffff'ffffU) << "it must run through all its values";
                break;
            case 0x0c:
                written_ = value;
                on_its_way_ = 5;
                break;
            default:
                ADD_FAILURE() << "a write to offset " << offset;
        }
    }

  private:
    void put_control(uint32_t value) {
        constexpr uint32_t setup = 0x3f8fff0U | 2;
        if ((value & 1) != 0) {
            EXPECT_EQ(value >> 24 & 3, 1U) << "the peripheral clock";
            EXPECT_EQ(value >> 4 & 0xfff, 65U) << "66 MHz by 66";
            EXPECT_EQ(value & 8, 0U) << "no reload";
        }
        if ((control_ & 1) != 0 && (value & 1) != 0) {
            EXPECT_EQ(value & setup, control_ & setup) << "another setup while it runs";
        } else if ((value & 1) != 0 && (value & 2) != 0) {
            counter = 0xffff'ffff;
        }
        control_ = value;
    }

    uint32_t control_ = 5;  // left running by whoever had it before
    uint32_t compare_ = 0;
    uint32_t written_ = 0;
    unsigned on_its_way_ = 0;
    bool is_matched_ = true;
};

}  // namespace selfe::timer
