// What the register cases must know of AArch64's registers.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Where the flags lie in a UserContext, and which of their bits belong to the user: N, Z, C, V
/// ("Arm Architecture Reference Manual", section "Saved Program Status Register").
inline constexpr Word flags_index = 2;
inline constexpr Word user_flags = 0xf0000000;
static_assert(offsetof(UserContext, spsr) == flags_index * sizeof(Word));

/// The first registers of a UserContext: pc, sp, flags and those that a system call uses; what
/// TCB.CopyRegisters calls the frame. The others are its integer registers.
inline constexpr Word frame_register_count = 17;
static_assert(offsetof(UserContext, x9) == frame_register_count * sizeof(Word));

inline Word& program_counter(UserContext& registers) {
    return registers.pc;
}

/// Changes what a processor could not load into its registers: nothing here.
inline void make_loadable(UserContext&) {}

/// The register that addresses thread-local storage.
inline Word tls_register(const UserContext& registers) {
    return registers.tpidr_el0;
}

/// Whether flags mean an unprivileged thread of the same architecture (mode EL0t) that can be
/// interrupted (I clear).
inline bool is_ordinary_user(Word flags) {
    constexpr Word mode = 0x1f;
    constexpr Word irq_masked = 0x80;
    return (flags & mode) == 0 && (flags & irq_masked) == 0;
}

/// What the code below reads and writes: registers in the order of a UserContext.
struct RegisterExchange {
    Word seen[user_context_words];  ///< as the thread found them
    Word next[user_context_words];  ///< as it leaves them before it faults
};

/// Registers that let a thread run `selfe_conformance_exchange_registers`, whatever the others are.
inline void enter_exchange(UserContext& registers, RegisterExchange& exchange);

extern "C" {
// arch/aarch64/register_code.S
void selfe_conformance_exchange_registers();
extern const unsigned char selfe_conformance_exchange_end[];
void selfe_conformance_spin();
}

inline void enter_exchange(UserContext& registers, RegisterExchange& exchange) {
    registers.pc = reinterpret_cast<Word>(selfe_conformance_exchange_registers);
    registers.x0 = reinterpret_cast<Word>(&exchange);
}

/// Whether a thread can write this register of a UserContext itself.
inline bool is_writable_by_thread(size_t index) {
    return index != offsetof(UserContext, pc) / sizeof(Word) &&
           index != offsetof(UserContext, tpidrro_el0) / sizeof(Word);
}

}  // namespace selfe::conformance
