// What the register cases must know of AArch32's registers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/arch/thread.hpp"
#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Where the flags lie in a UserContext, and which of their bits belong to the user: N, Z, C, V, Q
/// ("Arm Architecture Reference Manual for ARMv7-A", section "Program Status Registers").
inline constexpr Word flags_index = 2;
inline constexpr Word user_flags = 0xf8000000;
static_assert(offsetof(UserContext, cpsr) == flags_index * sizeof(Word));

/// The first registers of a UserContext: pc, sp, flags and those that are banked or a system call
/// uses; what TCB.CopyRegisters calls the frame. The others are its integer registers.
inline constexpr Word frame_register_count = 10;
static_assert(offsetof(UserContext, r2) == frame_register_count * sizeof(Word));

inline Word& program_counter(UserContext& registers) {
    return registers.pc;
}

/// Changes what a processor could not load into its registers: nothing here.
inline void make_loadable(UserContext&) {}

/// The register that addresses thread-local storage.
inline Word tls_register(const UserContext& registers) {
    return arch::thread_register_is_read_only ? registers.tpidruro : registers.tpidrurw;
}

/// Whether flags mean an unprivileged thread (user mode) that can be interrupted (I clear).
inline bool is_ordinary_user(Word flags) {
    constexpr Word mode = 0x1f;
    constexpr Word user_mode = 0x10;
    constexpr Word irq_masked = 0x80;
    return (flags & mode) == user_mode && (flags & irq_masked) == 0;
}

/// What the code below reads and writes: registers in the order of a UserContext.
struct RegisterExchange {
    Word seen[user_context_words];  ///< as the thread found them
    Word next[user_context_words];  ///< as it leaves them before it faults
};

/// Registers that let a thread run `selfe_conformance_exchange_registers`, whatever the others are.
inline void enter_exchange(UserContext& registers, RegisterExchange& exchange);

extern "C" {
// arch/aarch32/register_code.S
void selfe_conformance_exchange_registers();
extern const unsigned char selfe_conformance_exchange_end[];
void selfe_conformance_spin();
}

inline void enter_exchange(UserContext& registers, RegisterExchange& exchange) {
    registers.pc = reinterpret_cast<Word>(selfe_conformance_exchange_registers);
    registers.r0 = reinterpret_cast<Word>(&exchange);
}

/// Whether a thread can write this register of a UserContext itself.
inline bool is_writable_by_thread(size_t index) {
    return index != offsetof(UserContext, pc) / sizeof(Word) &&
           index != offsetof(UserContext, tpidruro) / sizeof(Word);
}

}  // namespace selfe::conformance
