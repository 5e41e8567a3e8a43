// Models of the timers: what the tests of their drivers run against.
// SPDX-License-Identifier: BSD-2-Clause
//
// Time passes by the tick, when a test says so and, with `ticks_an_access`, whenever a register is
// touched. A model is no better than it must be: what the manual leaves open turns out badly for
// the driver.
#pragma once

#include <gtest/gtest.h>
#include <stddef.h>
#include <stdint.h>

namespace selfe::timer {

/// Has a line to the interrupt controller.
template <class Device>
class TimerModel {
  public:
    unsigned ticks_an_access = 0;

    uint32_t read(size_t offset) {
        pass(ticks_an_access);
        return self().get(offset);
    }
    void write(size_t offset, uint32_t value) {
        pass(ticks_an_access);
        self().put(offset, value);
    }
    void pass(uint64_t ticks) {
        for (; ticks > 0; --ticks) {
            self().tick();
        }
    }

  private:
    Device& self() { return static_cast<Device&>(*this); }
};

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
        is_matched_ = is_matched_ || counter == compare_;
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
