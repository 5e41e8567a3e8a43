// AArch32's registers for the register model.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/registers/layout.hpp"

namespace selfe::models::registers {

/// pc, sp, cpsr, r0, r1, r8-r12, r2-r7, r14, tpidrurw, tpidruro. Flags: "Arm Architecture Reference
/// Manual for ARMv7-A", section "Program Status Registers"; user mode has interrupts on.
constexpr Layout layout_with_tls(uint8_t tls) {
    return {
        .count = 19,
        .frame_count = 10,
        .pc = 0,
        .sp = 1,
        .flags = 2,
        .tls = tls,
        .number = 15,
        .cap = 3,
        .info = 4,
        .message = {10, 11, 12, 13},
        .result = 3,
        .link = 16,
        .user_flags = 0xf8000000,
        .tried_flags = 0x1f | 0xc0,  // mode and masks
        .forced_mask = 0x1f | 0x80,
        .forced_flags = 0x10,
        .address_mask = ~Word{3},
        .addresses = 1,
        .fixed = 1 << 18 | 1,
        .overwritten = 0,
        .lost = 0,
        .unknown_syscall = {13, 12, {3, 4, 10, 11, 12, 13, 14, 15, 0, 1, 16, 2, 15}},
        .user_exception = {5, 3, {0, 1, 2, no_register, no_register}},
    };
}

}  // namespace selfe::models::registers
