// A fault's numbers in words, and the names of the registers, on AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/access_words.hpp"
#include "selfe/fault.hpp"
#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

/// What an access came to, by the fault status register (short descriptors). Source: "Arm
/// Architecture Reference Manual, ARMv7-A", "DFSR, Data Fault Status Register" and "Fault reporting
/// with the Short-descriptor translation table format".
[[nodiscard]] constexpr AccessWords access_words(const VmFault& fault) {
    constexpr Word is_write = Word{1} << 11;
    const Word status = (fault.fsr & 0xf) | (fault.fsr >> 6 & 0x10);
    AccessWords words{(fault.fsr & is_write) != 0 ? "write to" : "read from", "refused"};
    if (fault.prefetch_fault != 0) {
        words.access = "instruction fetch from";
    }
    if (status == 0x1) {
        words.reason = "misaligned";
    } else if (status == 0x5 || status == 0x7) {
        words.reason = "nothing is mapped there";
    } else if (status == 0xd || status == 0xf) {
        words.reason = "the mapping does not allow it";
    }
    return words;
}

/// The exception's name; null for others. The kernel passes the address of its vector.
[[nodiscard]] constexpr const char* exception_name(Word number) {
    constexpr Word undefined = 0;
    return number == undefined ? "undefined instruction" : nullptr;
}

/// A register and its place among all of them.
struct NamedRegister {
    const char* name;
    Word UserContext::* value;
};

inline constexpr NamedRegister named_registers[] = {
    {"pc", &UserContext::pc},
    {"sp", &UserContext::sp},
    {"cpsr", &UserContext::cpsr},
    {"r0", &UserContext::r0},
    {"r1", &UserContext::r1},
    {"r2", &UserContext::r2},
    {"r3", &UserContext::r3},
    {"r4", &UserContext::r4},
    {"r5", &UserContext::r5},
    {"r6", &UserContext::r6},
    {"r7", &UserContext::r7},
    {"r8", &UserContext::r8},
    {"r9", &UserContext::r9},
    {"r10", &UserContext::r10},
    {"r11", &UserContext::r11},
    {"r12", &UserContext::r12},
    {"r14", &UserContext::r14},
    {"tpidrurw", &UserContext::tpidrurw},
    {"tpidruro", &UserContext::tpidruro},
};
static_assert(sizeof named_registers / sizeof named_registers[0] == user_context_words,
              "fault_words.hpp: this kernel has other registers");

/// The frame pointer. Source: ARM state's of GCC and clang with -fno-omit-frame-pointer.
[[nodiscard]] constexpr Word frame_pointer(const UserContext& registers) {
    return registers.r11;
}

}  // namespace selfe::arch
