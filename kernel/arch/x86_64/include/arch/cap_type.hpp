// The kinds of capability on x86-64, numbered as DebugCapIdentify reports them.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

namespace kernel {

/// Even: every architecture has it. Odd: x86-64 only. Observed on seL4 16.0.0 by DebugCapIdentify.
enum class CapType : std::uint8_t {
    Null = 0,
    Frame = 1,
    Untyped = 2,
    PageTable = 3,
    Endpoint = 4,
    PageDirectory = 5,
    Notification = 6,
    Pdpt = 7,
    Reply = 8,
    VSpace = 9,
    CNode = 10,
    AsidControl = 11,
    Tcb = 12,
    AsidPool = 13,
    IrqControl = 14,
    IrqHandler = 16,
    IoPageTable = 17,
    Zombie = 18,
    IoPort = 19,
    Domain = 20,
    IoPortControl = 31,
};

}  // namespace kernel
