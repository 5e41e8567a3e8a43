// The transitions of the TAP controller.
// SPDX-License-Identifier: BSD-2-Clause
#include "tap_state.hpp"

#include <array>

namespace selfe::jtag {

namespace {

struct Successors {
    TapState low;
    TapState high;
};

using enum TapState;

/// In the order of the enumeration.
constexpr std::array<Successors, 16> successors = {{
    {.low = RunTestIdle, .high = TestLogicReset},
    {.low = RunTestIdle, .high = SelectDr},
    {.low = CaptureDr, .high = SelectIr},
    {.low = ShiftDr, .high = Exit1Dr},
    {.low = ShiftDr, .high = Exit1Dr},
    {.low = PauseDr, .high = UpdateDr},
    {.low = PauseDr, .high = Exit2Dr},
    {.low = ShiftDr, .high = UpdateDr},
    {.low = RunTestIdle, .high = SelectDr},
    {.low = CaptureIr, .high = TestLogicReset},
    {.low = ShiftIr, .high = Exit1Ir},
    {.low = ShiftIr, .high = Exit1Ir},
    {.low = PauseIr, .high = UpdateIr},
    {.low = PauseIr, .high = Exit2Ir},
    {.low = ShiftIr, .high = UpdateIr},
    {.low = RunTestIdle, .high = SelectDr},
}};

}  // namespace

TapState next(TapState state, bool tms) {
    const auto& [low, high] = successors[static_cast<std::size_t>(state)];
    return tms ? high : low;
}

}  // namespace selfe::jtag
