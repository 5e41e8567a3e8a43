// Channel 0 of the PC's interval timer (8254): counts down 16 bits behind IO ports.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers and modes: Intel's data sheet "8254 Programmable Interval Timer", sections "Programming
// the 8254" and "Mode Definitions".
#pragma once

#include "selfe/registers.hpp"
#include "selfe/trigger.hpp"

namespace selfe::timer {

/// Its registers are one byte wide. It cannot be asked for the time while it times an alarm.
///
/// Only mode 0 is used, interrupt on terminal count: the output, and with it the line, rises at the
/// end and nowhere else. The modes that start again by themselves have it rise when they are
/// chosen, too, on a real device but not on an emulated one; whoever uses them cannot tell an
/// interrupt from the first beat. So a beat comes later by what it takes to set the next one, some
/// microseconds.
template <Registers Access>
class I8254 {
  public:
    static constexpr Trigger trigger = Trigger::Edge;

    /// `frequency` is that of the device's input clock, in Hz.
    constexpr I8254(Access registers, uint64_t frequency)
        : registers_(registers), frequency_(frequency) {}

    void enable() { stop(); }
    [[nodiscard]] uint64_t frequency() const { return frequency_; }
    /// A count of 0 means 65536; one more would be too much.
    [[nodiscard]] uint64_t longest() const { return 0xffff; }

    /// The line rises one clock later than the count says; that makes up for the first clock, which
    /// may have begun.
    void start_once(uint64_t ticks) {
        period_ = 0;
        start(static_cast<uint32_t>(ticks));
    }
    void start_periodic(uint64_t ticks) {
        period_ = static_cast<uint32_t>(ticks);
        start(period_);
    }
    /// Waits for a count that never comes, its output low.
    void stop() { registers_.write(control_offset, control_terminal_count); }
    [[nodiscard]] bool take() {
        registers_.write(control_offset, control_read_back);
        const uint32_t status = registers_.read(counter_offset);
        const uint32_t low = registers_.read(counter_offset);
        const uint32_t count = low | registers_.read(counter_offset) << 8;
        if ((status & status_output) == 0) {
            return false;
        }
        if (period_ != 0) {
            // It has counted on, below zero. The next beat is due a period after the last one was.
            const uint32_t late = ((0U - count) & 0xffff) % period_;
            start(period_ - late > 1 ? period_ - late - 1 : 1);
        }
        return true;
    }

  private:
    void start(uint32_t count) {
        registers_.write(control_offset, control_terminal_count);
        registers_.write(counter_offset, count & 0xff);
        registers_.write(counter_offset, count >> 8);
    }

    static constexpr size_t counter_offset = 0;  // counter 0
    static constexpr size_t control_offset = 3;  // control word

    static constexpr uint32_t control_terminal_count = 0x30;  // counter 0, two bytes, mode 0
    static constexpr uint32_t control_read_back = 0xc2;       // counter 0: status, then count
    static constexpr uint32_t status_output = 1U << 7;

    Access registers_;
    uint64_t frequency_;
    uint32_t period_ = 0;  ///< 0: the alarm is for once
};

}  // namespace selfe::timer
