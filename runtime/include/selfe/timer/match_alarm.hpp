// Alarms of a counter that never stops and interrupts when it reaches a certain number.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/trigger.hpp"

#include <stdint.h>

namespace selfe::timer {

/// What differs between such devices is `Comparator`:
///   `count()`, upwards and round from 2^32 - 1 to 0;
///   `set_match(number)`, which clears the interrupt of an earlier match;
///   `is_matched()`, that the number was reached since; `lead`, how many ticks ahead of the count a
///   number must be to be reached for certain;
///   `allow_interrupt(bool)`; `enable()`, `frequency()`.
template <class Comparator>
class MatchAlarm : public Comparator {
  public:
    using Comparator::Comparator;
    static constexpr Trigger trigger = Trigger::Level;

    /// Half of a round trip of the counter: further away a number cannot be told from one that has
    /// passed.
    [[nodiscard]] uint64_t longest() const { return 0x7fff'0000; }

    void start_once(uint64_t ticks) {
        period_ = 0;
        // The tick that is going on does not count: the first one may be as short as you like.
        start(static_cast<uint32_t>(ticks) + 1);
    }
    void start_periodic(uint64_t ticks) {
        period_ = static_cast<uint32_t>(ticks);
        start(period_ + 1);
    }
    void stop() {
        this->allow_interrupt(false);
        period_ = 0;
        this->set_match(this->count() - 1);
    }
    [[nodiscard]] bool take() {
        if (!this->is_matched()) {
            return false;
        }
        if (period_ == 0) {
            stop();
            return true;
        }
        // From the last beat on, not from now on: being late does not shift the beats to come.
        const uint32_t late = this->count() - deadline_;
        arm(deadline_ + (late / period_ + 1) * period_);
        return true;
    }

  private:
    /// Interrupts are allowed before there is a number to wait for: QEMU's EPIT compares only while
    /// they are, and takes a number that passed until then for one of the next round.
    void start(uint32_t ticks) {
        this->allow_interrupt(true);
        arm(this->count() + ticks);
    }

    /// The number may pass while it is being set; then the device would say nothing for hours. Each
    /// attempt allows for twice the time, so that the slowest access to the device gets through.
    void arm(uint32_t number) {
        deadline_ = number;
        this->set_match(number);
        uint32_t ahead = Comparator::lead;
        while (!this->is_matched() &&
               static_cast<int32_t>(number - this->count()) < Comparator::lead) {
            number = this->count() + ahead;
            this->set_match(number);
            ahead *= 2;
        }
    }

    uint32_t deadline_ = 0;
    uint32_t period_ = 0;  ///< 0: the alarm is for once
};

}  // namespace selfe::timer
