// A fault's numbers in words, and the names of the registers, on x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/access_words.hpp"
#include "selfe/fault.hpp"
#include "selfe/tcb.hpp"
#include "selfe/word.hpp"

namespace selfe::arch {

/// What an access came to, by the page fault's error code. Source: "Intel 64 and IA-32
/// Architectures Software Developer's Manual", volume 3, section "Page-Fault Exceptions".
[[nodiscard]] constexpr AccessWords access_words(const VmFault& fault) {
    constexpr Word is_present = 1;
    constexpr Word is_write = 2;
    AccessWords words{(fault.fsr & is_write) != 0 ? "write to" : "read from",
                      (fault.fsr & is_present) != 0 ? "the mapping does not allow it"
                                                    : "nothing is mapped there"};
    if (fault.prefetch_fault != 0) {
        words.access = "instruction fetch from";
    }
    return words;
}

/// The exception's name by its vector; null for others. Source: the same manual, section
/// "Protected-Mode Exceptions and Interrupts".
[[nodiscard]] constexpr const char* exception_name(Word number) {
    constexpr const char* names[] = {
        "division",
        "debug exception",
        "",
        "breakpoint",
        "overflow",
        "bounds",
        "undefined instruction",
        "floating point is switched off",
        "",
        "",
        "",
        "segment not present",
        "stack segment",
        "general protection",
        "",
        "",
        "floating point",
        "misaligned access",
        "",
        "SIMD floating point",
    };
    if (number >= sizeof names / sizeof names[0] || *names[number] == '\0') {
        return nullptr;
    }
    return names[number];
}

/// A register and its place among all of them.
struct NamedRegister {
    const char* name;
    Word UserContext::* value;
};

inline constexpr NamedRegister named_registers[] = {
    {"rip", &UserContext::rip},         {"rsp", &UserContext::rsp},
    {"rflags", &UserContext::rflags},   {"rax", &UserContext::rax},
    {"rbx", &UserContext::rbx},         {"rcx", &UserContext::rcx},
    {"rdx", &UserContext::rdx},         {"rsi", &UserContext::rsi},
    {"rdi", &UserContext::rdi},         {"rbp", &UserContext::rbp},
    {"r8", &UserContext::r8},           {"r9", &UserContext::r9},
    {"r10", &UserContext::r10},         {"r11", &UserContext::r11},
    {"r12", &UserContext::r12},         {"r13", &UserContext::r13},
    {"r14", &UserContext::r14},         {"r15", &UserContext::r15},
    {"fs_base", &UserContext::fs_base}, {"gs_base", &UserContext::gs_base},
};
static_assert(sizeof named_registers / sizeof named_registers[0] == user_context_words,
              "fault_words.hpp: this kernel has other registers");

/// The frame pointer. Source: "System V Application Binary Interface, AMD64 Architecture Processor
/// Supplement", section "The Stack Frame".
[[nodiscard]] constexpr Word frame_pointer(const UserContext& registers) {
    return registers.rbp;
}

}  // namespace selfe::arch
