// The kinds of capability on AArch32, numbered as DebugCapIdentify reports them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel {

/// Even: every architecture has it. Odd: Arm only, except the zombie, which nobody can ask about.
/// Observed on seL4 16.0.0 by DebugCapIdentify.
enum class CapType : std::uint8_t {
    Null = 0,
    Untyped = 2,
    Frame = 3,
    Endpoint = 4,
    AsidPool = 5,
    Notification = 6,
    PageTable = 7,
    Reply = 8,
    VSpace = 9,
    CNode = 10,
    AsidControl = 11,
    Tcb = 12,
    Zombie = 13,
    IrqControl = 0x0e,
    IrqHandler = 0x1e,
    Domain = 0x3e,
    SgiSignal = 0x3f,
};

/// Frames of 4 KiB have a number of their own: theirs is the one kind without a bit for the size.
inline constexpr Word small_frame_number = 1;

constexpr CapType cap_type_of(Word number) {
    return number == small_frame_number ? CapType::Frame : static_cast<CapType>(number);
}

}  // namespace kernel
