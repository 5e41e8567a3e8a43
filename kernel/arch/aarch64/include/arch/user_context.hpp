// The registers of a thread on AArch64 and the part each plays in a system call.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/context_layout.h"
#include "base/bits.hpp"

namespace kernel::arch {

class UserContext {
  public:
    // Words of a message that travel in registers: x2 .. x5.
    static constexpr unsigned message_registers = 4;
    /// Registers of seL4_UserContext, the first `frame_registers` of which
    /// CopyRegisters calls the frame.
    static constexpr unsigned register_count = 36, frame_registers = 17;

    Word cap_register() const { return x_[0]; }
    void set_cap_register(Word value) { x_[0] = value; }
    void set_badge(Word badge) { x_[0] = badge; }
    Word message_info() const { return x_[1]; }
    void set_message_info(Word info) { x_[1] = info; }
    Word message(unsigned index) const { return x_[2 + index]; }
    void set_message(unsigned index, Word value) { x_[2 + index] = value; }
    /// Negative numbers, as a signed word. See <sel4/syscall.h>.
    long syscall_number() const { return static_cast<long>(x_[7]); }

    /// The instruction that trapped; a restarted thread goes on here, others behind it.
    Word fault_pc() const { return fault_pc_; }
    void trapped_at(Word pc) { fault_pc_ = pc; }
    Word next_pc() const { return pc_; }
    void restart() { pc_ = fault_pc_; }
    /// The thread will not be restarted: a later restart must not repeat what it has done already.
    void forget_trap() { fault_pc_ = pc_; }

    /// Register `index` in the order of seL4_UserContext; `pc` is where the thread would restart.
    Word get(unsigned index) const;
    /// As `get`; bits that user level may not choose keep their place.
    void set(unsigned index, Word value);

    /// A new thread begins at `entry` with `argument` in its first argument register.
    void start_at(Word entry, Word argument) {
        pc_ = fault_pc_ = entry;
        x_[0] = argument;
    }

    void set_tls_base(Word address) { tpidr_ = address; }
    void set_stack_pointer(Word address) { sp_ = address; }
    Word stack_pointer() const { return sp_; }
    Word x(unsigned n) const { return x_[n]; }
    void set_x(unsigned n, Word value) { x_[n] = value; }
    Word spsr() const { return spsr_; }
    void set_spsr(Word value) { spsr_ = (value & condition_flags) | user_mode; }

  private:
    // SPSR_EL1: N Z C V are the user's; FIQ stays masked because nothing in
    // this system uses it; mode EL0t.
    static constexpr Word condition_flags = 0xf000'0000, user_mode = 0x40;

    static void check_layout();

    Word x_[31] = {};
    Word sp_ = 0;
    Word pc_ = 0;
    Word spsr_ = user_mode;
    Word tpidr_ = 0;
    Word tpidrro_ = 0;
    Word fault_pc_ = 0;  // not touched by assembly
};

}  // namespace kernel::arch
