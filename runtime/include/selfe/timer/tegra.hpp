// The first of Tegra's timers: counts down microseconds, once or again and again.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: "Tegra X1 (SoC) Technical Reference Manual", chapter "Timers".
#pragma once

#include "selfe/registers.hpp"
#include "selfe/trigger.hpp"

namespace selfe::timer {

/// The microsecond itself is set up by the firmware (TIMERUS_USEC_CFG) and stays as it is.
template <Registers Access>
class Tegra {
  public:
    static constexpr Trigger trigger = Trigger::Level;

    /// `frequency` is that of the counters: 1 MHz.
    constexpr Tegra(Access registers, uint64_t frequency)
        : registers_(registers), frequency_(frequency) {}

    void enable() { stop(); }
    [[nodiscard]] uint64_t frequency() const { return frequency_; }
    /// What 29 bits hold.
    [[nodiscard]] uint64_t longest() const { return value_mask; }

    /// The timer takes one microsecond more than the value says; that makes up for the first one,
    /// which may have begun.
    void start_once(uint64_t ticks) {
        period_ = 0;
        deadline_ = count() + static_cast<uint32_t>(ticks);
        start(value_enable | static_cast<uint32_t>(ticks));
    }
    void start_periodic(uint64_t ticks) {
        period_ = static_cast<uint32_t>(ticks);
        deadline_ = count() + period_;
        start(value_enable | value_periodic | (period_ - 1));
    }
    void stop() { start(0); }
    /// The device does not say whether it has interrupted. The microseconds do: read before the
    /// start, they make a deadline that comes no later than the interrupt.
    [[nodiscard]] bool take() {
        const uint32_t late = count() - deadline_;
        if (late > value_mask) {
            return false;
        }
        registers_.write(present_offset, present_clear);
        if (period_ != 0) {
            deadline_ += (late / period_ + 1) * period_;
        }
        return true;
    }
    [[nodiscard]] uint32_t count() { return registers_.read(microseconds_offset); }

  private:
    void start(uint32_t value) {
        registers_.write(value_offset, 0);
        registers_.write(present_offset, present_clear);
        registers_.write(value_offset, value);
    }

    static constexpr size_t value_offset = 0x00;         // TMR1 PTV
    static constexpr size_t present_offset = 0x04;       // TMR1 PCR
    static constexpr size_t microseconds_offset = 0x10;  // TIMERUS_CNTR_1US

    static constexpr uint32_t value_mask = (1U << 29) - 1;  // TMR_PTV, PCR's TMR_PCV
    static constexpr uint32_t value_periodic = 1U << 30;    // PER
    static constexpr uint32_t value_enable = 1U << 31;      // EN
    static constexpr uint32_t present_clear = 1U << 30;     // INTR_CLR

    Access registers_;
    uint64_t frequency_;
    uint32_t deadline_ = 0;  ///< microseconds, as the device counts them
    uint32_t period_ = 0;    ///< microseconds; 0: once
};

}  // namespace selfe::timer
