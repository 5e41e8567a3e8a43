// A JTAG chain: TAPs one behind the other, moved by TCK, TMS and TDI, seen through TDO.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <vector>

#include "tap.hpp"
#include "tap_state.hpp"

namespace selfe::jtag {

class Chain {
  public:
    /// `taps`: the one at TDI first. They must outlive the chain.
    explicit Chain(std::vector<Tap*> taps) : taps_(std::move(taps)), scans_(taps_.size()) {}

    /// TRST, and what power-on does.
    void reset();
    /// A rising edge of TCK with these levels on TMS and TDI.
    void clock(bool tms, bool tdi);
    /// The level of TDO: high where no TAP drives it, as a pull-up makes it.
    [[nodiscard]] bool tdo() const;
    [[nodiscard]] TapState state() const { return state_; }

  private:
    void capture(Scan (Tap::*what)());
    void shift(bool tdi);
    void update(void (Tap::*what)(std::uint64_t));

    std::vector<Tap*> taps_;
    std::vector<Scan> scans_;
    TapState state_ = TapState::TestLogicReset;
};

}  // namespace selfe::jtag
