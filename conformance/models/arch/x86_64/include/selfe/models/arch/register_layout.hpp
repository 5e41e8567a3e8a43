// x86_64's registers for the register model.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/registers/layout.hpp"

namespace selfe::models::registers {

/// rip, rsp, rflags, rax, rbx, rcx, rdx, rsi, rdi, rbp, r8-r15, fs_base, gs_base. Flags: "Intel 64
/// and IA-32 Architectures Software Developer's Manual", volume 1, section "EFLAGS Register"; tried
/// are those that would be somebody else's: IF, IOPL, NT, VM, VIF. `syscall` overwrites rcx and
/// r11, and the kernel need not keep rsp. Without its own instructions for it a thread cannot
/// change the segments' bases.
constexpr Layout layout_with(bool has_base_instructions) {
    return {
        .count = 20,
        .frame_count = 18,
        .pc = 0,
        .sp = 1,
        .flags = 2,
        .tls = 18,
        .number = 6,
        .cap = 8,
        .info = 7,
        .message = {12, 10, 11, 17},
        .result = 3,
        .link = no_register,
        .user_flags = 0xcd5,
        .tried_flags = 0x200 | 0x3000 | 0x4000 | 0x20000 | 0x80000,
        .forced_mask = 0x200 | 0x3000 | 0x4000 | 0x20000 | 0x80000,
        .forced_flags = 0x200,
        .address_mask = 0x7fff'ffff'ffff,
        .addresses = uint64_t{3} << 18 | 1,
        .fixed = (has_base_instructions ? 0 : uint64_t{3} << 18) | 1,
        .overwritten = 1 << 5 | 1 << 13,
        .lost = 1 << 1 | 1 << 5 | 1 << 13,
        .unknown_syscall = {19,
                            18,
                            {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 0, 1, 2, 6}},
        .user_exception = {5, 3, {0, 1, 2, no_register, no_register}},
    };
}

}  // namespace selfe::models::registers
