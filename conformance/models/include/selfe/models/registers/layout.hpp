// What the register model must know of an architecture: where each register stands, and whose it
// is. SPDX-License-Identifier: BSD-2-Clause
//
// Registers are numbered as in a seL4_UserContext.
#pragma once

#include "selfe/models/word.hpp"

namespace selfe::models::registers {

inline constexpr unsigned max_registers = 40;
inline constexpr unsigned max_fault_words = 20;
inline constexpr unsigned message_registers = 4;
/// A word of a message that is no register, or is not said to be one.
inline constexpr uint8_t no_register = 0xff;

/// The words of a message about a fault, by register; the first `reply_length` of an answer are
/// written back.
struct FaultMessage {
    unsigned length;
    unsigned reply_length;
    uint8_t words[max_fault_words];
};

struct Layout {
    unsigned count;
    /// The first ones are what CopyRegisters calls the frame; the others are its integer registers.
    unsigned frame_count;
    uint8_t pc, sp, flags, tls;
    /// Of a system call: its number, the capability, what the message is, the message.
    uint8_t number, cap, info, message[message_registers];
    uint8_t result;  ///< of a function
    uint8_t link;  ///< whose word in an answer kernels may take for something else; or no_register

    Word user_flags;       ///< flags that are a thread's own
    Word tried_flags;      ///< and others, which only the kernel may set: those that are tried
    Word forced_mask;      ///< what a thread's flags always show: these bits,
    Word forced_flags;     ///< with these values
    Word address_mask;     ///< what pc and segment bases can hold
    uint64_t addresses;    ///< the registers that hold addresses only, one bit each
    uint64_t fixed;        ///< those that a running thread cannot change
    uint64_t overwritten;  ///< those that the instruction of a system call overwrites
    uint64_t lost;         ///< those that need not survive a system call
    FaultMessage unknown_syscall;
    FaultMessage user_exception;

    constexpr bool is_in(uint64_t set, unsigned index) const { return (set >> index & 1) != 0; }
    /// The bits of a register that a thread has for itself.
    constexpr Word own_bits(unsigned index) const { return index == flags ? user_flags : ~Word{0}; }
};

}  // namespace selfe::models::registers
