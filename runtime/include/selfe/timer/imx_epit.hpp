// The enhanced periodic interrupt timer (EPIT) of the i.MX family, counting microseconds.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "i.MX 6Dual/6Quad Applications Processor Reference Manual", chapter "Enhanced Periodic
// Interrupt Timer (EPIT)".
#pragma once

#include "selfe/registers.hpp"
#include "selfe/timer/match_alarm.hpp"

namespace selfe::timer {

/// Runs freely from its greatest value down; what counts up is the number of its steps.
template <Registers Access>
class ImxEpitComparator {
  public:
    /// A number reaches the comparator some ticks after it was written.
    static constexpr int32_t lead = 8;

    /// `frequency` is that of the peripheral clock (IPG), in Hz.
    constexpr ImxEpitComparator(Access registers, uint64_t frequency)
        : registers_(registers), frequency_(frequency) {}

    void enable() {
        const uint32_t setup = control_from_start | control_peripheral_clock |
                               control_while_waiting | (divisor() - 1) << control_prescaler_shift;
        registers_.write(control_offset, setup);  // changes only while it stands still
        registers_.write(load_offset, ~uint32_t{0});
        registers_.write(status_offset, status_matched);
        control_ = setup | control_enable;
        registers_.write(control_offset, control_);
    }
    [[nodiscard]] uint64_t frequency() const { return frequency_ / divisor(); }
    [[nodiscard]] uint32_t count() { return ~registers_.read(counter_offset); }
    void set_match(uint32_t number) {
        registers_.write(compare_offset, ~number);
        registers_.write(status_offset, status_matched);
    }
    [[nodiscard]] bool is_matched() {
        return (registers_.read(status_offset) & status_matched) != 0;
    }
    void allow_interrupt(bool is_allowed) {
        control_ = (control_ & ~control_interrupt) | (is_allowed ? control_interrupt : 0);
        registers_.write(control_offset, control_);
    }

  private:
    /// What makes ticks of a microsecond, or of less if the prescaler cannot divide by so much.
    [[nodiscard]] uint32_t divisor() const {
        constexpr uint64_t greatest = 4096;
        const uint64_t wanted = frequency_ / 1'000'000;
        return static_cast<uint32_t>(wanted == 0 ? 1 : wanted > greatest ? greatest : wanted);
    }

    static constexpr size_t control_offset = 0x00;  // EPITCR
    static constexpr size_t status_offset = 0x04;   // EPITSR
    static constexpr size_t load_offset = 0x08;     // EPITLR
    static constexpr size_t compare_offset = 0x0c;  // EPITCMPR
    static constexpr size_t counter_offset = 0x10;  // EPITCNR

    static constexpr uint32_t control_enable = 1U << 0;             // EN
    static constexpr uint32_t control_from_start = 1U << 1;         // ENMOD
    static constexpr uint32_t control_interrupt = 1U << 2;          // OCIEN
    static constexpr unsigned control_prescaler_shift = 4;          // PRESCALAR
    static constexpr uint32_t control_while_waiting = 1U << 19;     // WAITEN
    static constexpr uint32_t control_peripheral_clock = 1U << 24;  // CLKSRC
    static constexpr uint32_t status_matched = 1U << 0;             // OCIF

    Access registers_;
    uint64_t frequency_;
    uint32_t control_ = 0;
};

template <Registers Access>
using ImxEpit = MatchAlarm<ImxEpitComparator<Access>>;

}  // namespace selfe::timer
