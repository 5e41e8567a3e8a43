// A fault's numbers in words, and the names of the registers, on AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/access_words.hpp"
#include "selfe/fault.hpp"
#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

/// What an access came to, by the exception syndrome. Source: "Arm Architecture Reference Manual",
/// "ESR_EL1, Exception Syndrome Register", section "ISS encoding for an exception from a Data
/// Abort".
[[nodiscard]] constexpr AccessWords access_words(const VmFault& fault) {
    constexpr Word is_write = Word{1} << 6;
    const Word status = fault.fsr & 0x3f;
    AccessWords words{(fault.fsr & is_write) != 0 ? "write to" : "read from", "refused"};
    if (fault.prefetch_fault != 0) {
        words.access = "instruction fetch from";
    }
    if (status == 0x21) {
        words.reason = "misaligned";
    } else if (status >> 2 == 0x1) {
        words.reason = "nothing is mapped there";
    } else if (status >> 2 == 0x3) {
        words.reason = "the mapping does not allow it";
    }
    return words;
}

/// The exception's name by its class, bits 26 to 31 of the syndrome; null for others.
[[nodiscard]] constexpr const char* exception_name(Word number) {
    switch (number >> 26 & 0x3f) {
        case 0x00:
            return "undefined instruction";
        case 0x07:
            return "floating point is switched off";
        case 0x0e:
            return "illegal execution state";
        case 0x18:
            return "system register out of reach";
        case 0x22:
            return "misaligned program counter";
        case 0x26:
            return "misaligned stack pointer";
        case 0x3c:
            return "breakpoint instruction";
        default:
            return nullptr;
    }
}

/// A register and its place among all of them.
struct NamedRegister {
    const char* name;
    Word UserContext::* value;
};

inline constexpr NamedRegister named_registers[] = {
    {"pc", &UserContext::pc},
    {"sp", &UserContext::sp},
    {"spsr", &UserContext::spsr},
    {"x0", &UserContext::x0},
    {"x1", &UserContext::x1},
    {"x2", &UserContext::x2},
    {"x3", &UserContext::x3},
    {"x4", &UserContext::x4},
    {"x5", &UserContext::x5},
    {"x6", &UserContext::x6},
    {"x7", &UserContext::x7},
    {"x8", &UserContext::x8},
    {"x9", &UserContext::x9},
    {"x10", &UserContext::x10},
    {"x11", &UserContext::x11},
    {"x12", &UserContext::x12},
    {"x13", &UserContext::x13},
    {"x14", &UserContext::x14},
    {"x15", &UserContext::x15},
    {"x16", &UserContext::x16},
    {"x17", &UserContext::x17},
    {"x18", &UserContext::x18},
    {"x19", &UserContext::x19},
    {"x20", &UserContext::x20},
    {"x21", &UserContext::x21},
    {"x22", &UserContext::x22},
    {"x23", &UserContext::x23},
    {"x24", &UserContext::x24},
    {"x25", &UserContext::x25},
    {"x26", &UserContext::x26},
    {"x27", &UserContext::x27},
    {"x28", &UserContext::x28},
    {"x29", &UserContext::x29},
    {"x30", &UserContext::x30},
    {"tpidr_el0", &UserContext::tpidr_el0},
    {"tpidrro_el0", &UserContext::tpidrro_el0},
};
static_assert(sizeof named_registers / sizeof named_registers[0] == user_context_words,
              "fault_words.hpp: this kernel has other registers");

/// The frame pointer. Source: "Procedure Call Standard for the Arm 64-bit Architecture", section
/// "The Frame Pointer".
[[nodiscard]] constexpr Word frame_pointer(const UserContext& registers) {
    return registers.x29;
}

}  // namespace selfe::arch
