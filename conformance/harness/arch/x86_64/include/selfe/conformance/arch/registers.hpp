// What the register cases must know of x86_64's registers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/config.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Where the flags lie in a UserContext, and which of their bits belong to the user: CF, PF, AF,
/// ZF, SF, DF, OF ("Intel 64 and IA-32 Architectures Software Developer's Manual", volume 1,
/// section "EFLAGS Register").
inline constexpr Word flags_index = 2;
inline constexpr Word user_flags = 0xcd5;
static_assert(offsetof(UserContext, rflags) == flags_index * sizeof(Word));

/// The first registers of a UserContext: rip, rsp, flags and the general ones; what
/// TCB.CopyRegisters calls the frame. The segment bases are its integer registers.
inline constexpr Word frame_register_count = 18;
static_assert(offsetof(UserContext, fs_base) == frame_register_count * sizeof(Word));

inline Word& program_counter(UserContext& registers) {
    return registers.rip;
}

/// Changes what a processor could not load into its registers: rip and a segment's base are
/// addresses, whose highest 17 bits are equal. A kernel may store another value instead.
inline void make_loadable(UserContext& registers) {
    constexpr Word user_half = 0x0000'7fff'ffff'ffff;
    registers.rip &= user_half;
    registers.fs_base &= user_half;
    registers.gs_base &= user_half;
}

/// The register that addresses thread-local storage.
inline Word tls_register(const UserContext& registers) {
    return registers.fs_base;
}

/// Whether flags mean an unprivileged thread of the same architecture that can be interrupted: IF
/// set; IOPL, NT, VM and VIF clear.
inline bool is_ordinary_user(Word flags) {
    constexpr Word interrupts_enabled = 0x200;
    constexpr Word forbidden = 0x3000 | 0x4000 | 0x2'0000 | 0x8'0000;
    return (flags & interrupts_enabled) != 0 && (flags & forbidden) == 0;
}

/// What the code below reads and writes: registers in the order of a UserContext. Its words lie
/// where arch/x86_64/register_code.S expects them.
struct RegisterExchange {
    Word seen[user_context_words];  ///< as the thread found them
    Word next[user_context_words];  ///< as it leaves them before it faults
    Word fs_anchor;                 ///< its own address: FS leads here, so its base can be read
    Word gs_anchor;                 ///< the same for GS
    Word has_base_instructions;     ///< whether the thread may write the bases itself
    Word stack[2];                  ///< for the flags, which only the stack gives
};
static_assert(user_context_words == 20, "arch/x86_64/register_code.S: seen 0, next 160, rest 320");

/// Registers that let a thread run `selfe_conformance_exchange_registers`, whatever the others are.
inline void enter_exchange(UserContext& registers, RegisterExchange& exchange);

extern "C" {
// arch/x86_64/register_code.S
void selfe_conformance_exchange_registers();
extern const unsigned char selfe_conformance_exchange_end[];
void selfe_conformance_spin();
extern const unsigned char selfe_conformance_bare_trap[];
extern const unsigned char selfe_conformance_bare_trap_end[];
}

inline void enter_exchange(UserContext& registers, RegisterExchange& exchange) {
    exchange.fs_anchor = reinterpret_cast<Word>(&exchange.fs_anchor);
    exchange.gs_anchor = reinterpret_cast<Word>(&exchange.gs_anchor);
    exchange.has_base_instructions = config::flag("FSGSBASE_INST") ? 1 : 0;
    registers.rip = reinterpret_cast<Word>(selfe_conformance_exchange_registers);
    registers.rdi = reinterpret_cast<Word>(&exchange);
    registers.fs_base = exchange.fs_anchor;
    registers.gs_base = exchange.gs_anchor;
}

/// Whether a thread can write this register of a UserContext itself.
inline bool is_writable_by_thread(size_t index) {
    const bool is_base = index >= frame_register_count;
    return index != offsetof(UserContext, rip) / sizeof(Word) &&
           (!is_base || config::flag("FSGSBASE_INST"));
}

}  // namespace selfe::conformance
