// How a JTAG chain moves.
// SPDX-License-Identifier: BSD-2-Clause
#include "chain.hpp"

#include <utility>

namespace selfe::jtag {

void Chain::reset() {
    state_ = TapState::TestLogicReset;
    for (Tap* tap : taps_) {
        tap->reset();
    }
}

void Chain::clock(bool tms, bool tdi) {
    // Capture and shift belong to the state that the edge ends, update to the one that it begins:
    // the standard has update on the falling edge in between, which nobody here can tell apart.
    switch (state_) {
        case TapState::CaptureDr:
            capture(&Tap::capture_dr);
            break;
        case TapState::CaptureIr:
            capture(&Tap::capture_ir);
            break;
        case TapState::ShiftDr:
        case TapState::ShiftIr:
            shift(tdi);
            break;
        default:
            break;
    }
    const TapState before = std::exchange(state_, next(state_, tms));
    if (state_ == TapState::UpdateDr) {
        update(&Tap::update_dr);
    } else if (state_ == TapState::UpdateIr) {
        update(&Tap::update_ir);
    } else if (state_ == TapState::TestLogicReset && before != state_) {
        reset();
    }
}

bool Chain::tdo() const {
    const bool is_driven = state_ == TapState::ShiftDr || state_ == TapState::ShiftIr;
    return !is_driven || (scans_.back().value & 1) != 0;
}

void Chain::capture(Scan (Tap::*what)()) {
    for (std::size_t index = 0; index < taps_.size(); ++index) {
        scans_[index] = (taps_[index]->*what)();
    }
}

void Chain::shift(bool tdi) {
    bool carry = tdi;
    for (auto& [value, bits] : scans_) {
        const bool out = (value & 1) != 0;
        value = value >> 1 | std::uint64_t{carry} << (bits - 1);
        carry = out;
    }
}

void Chain::update(void (Tap::*what)(std::uint64_t)) {
    for (std::size_t index = 0; index < taps_.size(); ++index) {
        (taps_[index]->*what)(scans_[index].value);
    }
}

}  // namespace selfe::jtag
