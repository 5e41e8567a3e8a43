// What goes wrong on request between a debugger and the processor.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <random>

namespace selfe::jtag {

/// Each is off at 0. Those that count ("after") count down from the moment they are set.
struct FaultSettings {
    std::uint32_t idcode{};       ///< what the DAP answers instead of its own IDCODE
    double flip{};                ///< probability that a bit of TDO arrives wrong, 0 to 1
    bool tdo_high{};              ///< TDO hangs at 1: nothing connected, or no power
    bool tdo_low{};               ///< TDO hangs at 0: a short
    std::uint64_t wait_after{};   ///< AP accesses until every answer is WAIT, for good
    std::uint64_t abort_after{};  ///< bytes of memory until the core reports a data abort, once
    std::uint64_t spoil_after{};  ///< bytes written until a byte arrives damaged, once
    std::uint64_t drop_after{};   ///< characters of the adapter's protocol until it hangs up, once
    bool dead_srst{};             ///< the reset line is not connected
};

/// The settings at work. `seed` makes bit errors the same each time.
class Faults {
  public:
    explicit Faults(std::uint64_t seed) : random_(seed) {}

    FaultSettings settings;

    /// What the adapter sees of `level` on TDO.
    [[nodiscard]] bool seen_on_tdo(bool level);
    /// Whether AP accesses wait for good, after one more.
    [[nodiscard]] bool is_stuck();
    /// Whether the fault that counts in `left` falls due within the next `amount`. Says so once.
    [[nodiscard]] static bool is_due(std::uint64_t& left, std::uint64_t amount);

  private:
    std::mt19937_64 random_;
};

}  // namespace selfe::jtag
