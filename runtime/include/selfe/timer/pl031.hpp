// Arm's PrimeCell real-time clock (PL031): seconds, and an interrupt at one of them.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "PrimeCell Real Time Clock (PL031) Technical Reference Manual", section "Summary of
// registers".
#pragma once

#include "selfe/registers.hpp"
#include "selfe/timer/match_alarm.hpp"

namespace selfe::timer {

/// The clock goes on as whoever set it left it: only the match is changed.
template <Registers Access>
class Pl031Comparator {
  public:
    static constexpr int32_t lead = 1;

    /// `frequency` is that of the clock at the device's 1 Hz input.
    constexpr Pl031Comparator(Access registers, uint64_t frequency)
        : registers_(registers), frequency_(frequency) {}

    void enable() {
        allow_interrupt(false);
        registers_.write(control_offset, control_start);
    }
    [[nodiscard]] uint64_t frequency() const { return frequency_; }
    [[nodiscard]] uint32_t count() { return registers_.read(data_offset); }
    void set_match(uint32_t number) {
        registers_.write(match_offset, number);  // first: the old one may match for a whole second
        registers_.write(clear_offset, interrupt);
    }
    [[nodiscard]] bool is_matched() {
        return (registers_.read(raw_status_offset) & interrupt) != 0;
    }
    void allow_interrupt(bool is_allowed) {
        registers_.write(mask_offset, is_allowed ? interrupt : 0);
    }

  private:
    static constexpr size_t data_offset = 0x00;        // RTCDR
    static constexpr size_t match_offset = 0x04;       // RTCMR
    static constexpr size_t control_offset = 0x0c;     // RTCCR
    static constexpr size_t mask_offset = 0x10;        // RTCIMSC
    static constexpr size_t raw_status_offset = 0x14;  // RTCRIS
    static constexpr size_t clear_offset = 0x1c;       // RTCICR

    static constexpr uint32_t control_start = 1;
    static constexpr uint32_t interrupt = 1;

    Access registers_;
    uint64_t frequency_;
};

template <Registers Access>
using Pl031 = MatchAlarm<Pl031Comparator<Access>>;

}  // namespace selfe::timer
