// The registers of a thread on AArch32 and the part each plays in a system call.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/context_layout.h"
#include "base/bits.hpp"

namespace kernel::arch {

class UserContext {
  public:
    // Words of a message that travel in registers: r2 .. r5.
    static constexpr unsigned message_registers = 4;
    /// Registers of seL4_UserContext, the first `frame_registers` of which
    /// CopyRegisters calls the frame.
    static constexpr unsigned register_count = 19, frame_registers = 10;

    Word cap_register() const { return r_[0]; }
    void set_cap_register(Word value) { r_[0] = value; }
    void set_badge(Word badge) { r_[0] = badge; }
    Word message_info() const { return r_[1]; }
    void set_message_info(Word info) { r_[1] = info; }
    Word message(unsigned index) const { return r_[2 + index]; }
    void set_message(unsigned index, Word value) { r_[2 + index] = value; }
    /// Negative numbers, as a signed word. See <sel4/syscall.h>.
    long syscall_number() const { return static_cast<long>(r_[7]); }

    /// The instruction that trapped; a restarted thread goes on here, others behind it.
    Word fault_pc() const { return fault_pc_; }
    void trapped_at(Word pc) { fault_pc_ = pc; }
    Word next_pc() const { return pc_; }
    void restart() { pc_ = fault_pc_; }
    /// The thread will not be restarted: a later restart must not repeat what it has done already.
    void forget_trap() { fault_pc_ = pc_; }
    /// The exception's return address is not the thread's next instruction.
    void set_next_pc(Word pc) { pc_ = pc; }

    /// Register `index` in the order of seL4_UserContext; `pc` is where the thread would restart.
    Word get(unsigned index) const;
    /// As `get`; bits that user level may not choose keep their place.
    void set(unsigned index, Word value);

    /// A new thread begins at `entry` with `argument` in its first argument register.
    void start_at(Word entry, Word argument) {
        pc_ = fault_pc_ = entry;
        r_[0] = argument;
    }

    /// seL4_TCB_SetTLSBase means the register that user level may write itself
    /// (CONFIG_ARM_TLS_REG_TPIDRU).
    void set_tls_base(Word address) { tpidrurw_ = address; }
    void set_stack_pointer(Word address) { r_[13] = address; }
    Word stack_pointer() const { return r_[13]; }
    void set_link_register(Word address) { r_[14] = address; }
    Word link_register() const { return r_[14]; }
    Word r(unsigned n) const { return r_[n]; }
    void set_r(unsigned n, Word value) { r_[n] = value; }
    Word cpsr() const { return cpsr_; }
    void set_cpsr(Word value) { cpsr_ = (value & condition_flags) | user_mode; }

  private:
    // CPSR: N Z C V Q are the user's; FIQ stays masked because nothing in this
    // system uses it; mode User. seL4 16.0.0 forgets Thumb state here as well.
    static constexpr Word condition_flags = 0xf800'0000, user_mode = 0x50;

    static void check_layout();

    Word r_[15] = {};
    Word pc_ = 0;
    Word cpsr_ = user_mode;
    Word tpidrurw_ = 0;
    Word tpidruro_ = 0;
    Word fault_pc_ = 0;  // not touched by assembly
};

}  // namespace kernel::arch
