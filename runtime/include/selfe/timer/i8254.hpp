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
template <Registers Access>
class I8254 {
  public:
    static constexpr Trigger trigger = Trigger::Edge;

    /// `frequency` is that of the device's input clock, in Hz.
    constexpr I8254(Access registers, uint64_t frequency)
        : registers_(registers), frequency_(frequency) {}

    void enable() { stop(); }
    [[nodiscard]] uint64_t frequency() const { return frequency_; }
    /// A count of 0 means 65536, one more would be too much.
    [[nodiscard]] uint64_t longest() const { return 0xffff; }

    /// The output, and with it the line, rises at the end: after one clock more than the count
    /// says.
    void start_once(uint64_t ticks) {
        is_periodic_ = false;
        start(control_terminal_count, static_cast<uint32_t>(ticks));
    }
    /// The output goes low for the last clock of each period, and then rises.
    void start_periodic(uint64_t ticks) {
        is_periodic_ = true;
        start(control_rate, static_cast<uint32_t>(ticks < least_rate ? least_rate : ticks));
    }
    /// Waits for a count that never comes, its output low.
    void stop() { registers_.write(control_offset, control_terminal_count); }
    /// An edge needs no taking back. Whether it was the alarm's, the output says; a periodic one is
    /// believed, as it is high nearly all the time.
    [[nodiscard]] bool take() {
        if (is_periodic_) {
            return true;
        }
        registers_.write(control_offset, control_read_status);
        return (registers_.read(counter_offset) & status_output) != 0;
    }

  private:
    void start(uint32_t control, uint32_t count) {
        registers_.write(control_offset, control);
        registers_.write(counter_offset, count & 0xff);
        registers_.write(counter_offset, count >> 8);
    }

    static constexpr size_t counter_offset = 0;  // counter 0
    static constexpr size_t control_offset = 3;  // control word

    // Counter 0, two bytes, least significant first.
    static constexpr uint32_t control_terminal_count = 0x30;  // mode 0
    static constexpr uint32_t control_rate = 0x34;            // mode 2
    static constexpr uint64_t least_rate = 2;                 // the shortest period of mode 2
    // Read-back of the status, not the count, of counter 0.
    static constexpr uint32_t control_read_status = 0xe2;
    static constexpr uint32_t status_output = 1U << 7;

    Access registers_;
    uint64_t frequency_;
    bool is_periodic_ = false;
};

}  // namespace selfe::timer
