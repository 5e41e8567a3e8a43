// The registers of a thread on x86-64 and the part each plays in a system call.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/context_layout.h"
#include "arch/segments.h"
#include "base/bits.hpp"

namespace kernel::arch {

/// General registers in the order of seL4_UserContext and of UnknownSyscall messages.
enum Register : unsigned {
    Rax,
    Rbx,
    Rcx,
    Rdx,
    Rsi,
    Rdi,
    Rbp,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13,
    R14,
    R15
};

/// Bits 47 to 63 are the same: anything else in an address register makes the kernel's own return
/// instruction fault.
constexpr bool is_canonical(Word address) {
    const Word top = address >> 47;
    return top == 0 || top == mask(17);
}

class alignas(16) UserContext {
  public:
    // Words of a message that travel in registers: r10, r8, r9, r15.
    static constexpr unsigned message_registers = 4;
    /// Registers of seL4_UserContext, the first `frame_registers` of which
    /// CopyRegisters calls the frame.
    static constexpr unsigned register_count = 20, frame_registers = 18;

    Word cap_register() const { return general_[Rdi]; }
    void set_cap_register(Word value) { general_[Rdi] = value; }
    void set_badge(Word badge) { general_[Rdi] = badge; }
    Word message_info() const { return general_[Rsi]; }
    void set_message_info(Word info) { general_[Rsi] = info; }
    Word message(unsigned index) const { return general_[message_register[index]]; }
    void set_message(unsigned index, Word value) { general_[message_register[index]] = value; }
    /// Negative numbers, as a signed word. See <sel4/syscall.h>.
    long syscall_number() const { return static_cast<long>(general_[Rdx]); }

    /// The instruction that trapped; a restarted thread goes on here, others behind it.
    Word fault_pc() const { return fault_pc_; }
    void trapped_at(Word pc) { fault_pc_ = pc; }
    Word next_pc() const { return rip_; }
    void restart() { rip_ = fault_pc_; }
    /// The thread will not be restarted: a later restart must not repeat what it has done already.
    void forget_trap() { fault_pc_ = rip_; }

    /// Register `index` in the order of seL4_UserContext; rip is where the thread would restart.
    Word get(unsigned index) const;
    /// As `get`; bits that user level may not choose keep their place, and an address that the
    /// processor would refuse becomes 0.
    void set(unsigned index, Word value);

    /// A new thread begins at `entry` with `argument` in its first argument register.
    void start_at(Word entry, Word argument) {
        rip_ = fault_pc_ = entry;
        general_[Rdi] = argument;
    }

    void set_tls_base(Word address) { fs_base_ = is_canonical(address) ? address : 0; }
    void set_stack_pointer(Word address) { rsp_ = address; }
    Word stack_pointer() const { return rsp_; }
    Word general(unsigned index) const { return general_[index]; }
    void set_general(unsigned index, Word value) { general_[index] = value; }
    Word flags() const { return rflags_; }
    void set_flags(Word value) { rflags_ = (value & user_flags) | fixed_flags; }

    /// The processor can return to it. A jump to an impossible address traps at that address.
    void make_resumable() { rip_ = is_canonical(rip_) ? rip_ : 0; }

  private:
    static constexpr unsigned char message_register[message_registers] = {R10, R8, R9, R15};
    // Carry, parity, adjust, zero, sign, direction, overflow are the user's; interrupts stay on,
    // and bit 1 is always set.
    static constexpr Word user_flags = 0xcd5, fixed_flags = 0x202;

    static void check_layout();

    Word general_[15] = {};
    Word fs_base_ = 0;
    Word gs_base_ = 0;
    Word vector_ = 0;  // this and the next: of the trap, for vectors.S only
    Word error_ = 0;
    Word rip_ = 0;
    Word cs_ = USER_CODE;
    Word rflags_ = fixed_flags;
    Word rsp_ = 0;
    Word ss_ = USER_DATA;
    Word fault_pc_ = 0;  // not touched by assembly
};

}  // namespace kernel::arch
