// The state machine that every TAP controller on a JTAG chain walks through together.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace selfe::jtag {

/// The sixteen states of IEEE 1149.1, "The TAP controller". Which one is next depends on TMS alone.
enum class TapState : std::uint8_t {
    TestLogicReset,
    RunTestIdle,
    SelectDr,
    CaptureDr,
    ShiftDr,
    Exit1Dr,
    PauseDr,
    Exit2Dr,
    UpdateDr,
    SelectIr,
    CaptureIr,
    ShiftIr,
    Exit1Ir,
    PauseIr,
    Exit2Ir,
    UpdateIr,
};

/// The state after a rising edge of TCK.
[[nodiscard]] TapState next(TapState state, bool tms);

}  // namespace selfe::jtag
