// What the register cases must know of the registers, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

#include "selfe/conformance/arch/register_layout.hpp"

namespace selfe::conformance {

inline Word& program_counter(UserContext& registers) {
    return registers.pc;
}

/// Changes what a processor could not load into its registers: nothing here.
inline void make_loadable(UserContext&) {}

/// The register that addresses thread-local storage.
inline Word tls_register(const UserContext& registers) {
    return registers.*tls_base;
}

/// Whether flags mean an unprivileged thread of the same architecture (user mode) that can be
/// interrupted (I clear).
inline bool is_ordinary_user(Word flags) {
    constexpr Word mode = 0x1f;
    constexpr Word irq_masked = 0x80;
    return (flags & mode) == user_mode && (flags & irq_masked) == 0;
}

/// What the code below reads and writes: registers in the order of a UserContext.
struct RegisterExchange {
    Word seen[user_context_words];  ///< as the thread found them
    Word next[user_context_words];  ///< as it leaves them before it faults
};

extern "C" {
// arch/<arch>/register_code.S
void selfe_conformance_exchange_registers();
extern const unsigned char selfe_conformance_exchange_end[];
void selfe_conformance_spin();
extern const unsigned char selfe_conformance_bare_trap[];
extern const unsigned char selfe_conformance_bare_trap_end[];
}

/// Registers that let a thread run `selfe_conformance_exchange_registers`, whatever the others are.
inline void enter_exchange(UserContext& registers, RegisterExchange& exchange) {
    registers.pc = reinterpret_cast<Word>(selfe_conformance_exchange_registers);
    registers.*first_argument = reinterpret_cast<Word>(&exchange);
}

/// Whether a thread can write this register of a UserContext itself.
inline bool is_writable_by_thread(size_t index) {
    return index != offsetof(UserContext, pc) / sizeof(Word) && index != read_only_index;
}

}  // namespace selfe::conformance
