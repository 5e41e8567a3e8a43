// AArch64's registers for the register model.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/registers/layout.hpp"

namespace selfe::models::registers {

/// pc, sp, spsr, x0-x8, x16-x18, x29, x30, x9-x15, x19-x28, tpidr_el0, tpidrro_el0. Flags: "Arm
/// Architecture Reference Manual", section "Saved Program Status Register"; user mode is EL0t, with
/// interrupts on.
inline constexpr Layout layout = {
    .count = 36,
    .frame_count = 17,
    .pc = 0,
    .sp = 1,
    .flags = 2,
    .tls = 34,
    .number = 10,
    .cap = 3,
    .info = 4,
    .message = {5, 6, 7, 8},
    .result = 3,
    .link = 16,
    .user_flags = 0xf0000000,
    .tried_flags = 0x1f | 0x3c0,  // mode and masks
    .forced_mask = 0x1f | 0x80,
    .forced_flags = 0,
    .address_mask = ~Word{0},
    .addresses = 0,
    .fixed = uint64_t{1} << 35 | 1,
    .overwritten = 0,
    .lost = 0,
    .unknown_syscall = {13, 12, {3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 16, 2, 10}},
    .user_exception = {5, 3, {0, 1, 2, no_register, no_register}},
};

}  // namespace selfe::models::registers
