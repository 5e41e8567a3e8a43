// The registers of a few threads, and what is known of each.
// SPDX-License-Identifier: BSD-2-Clause
//
// Manual: "Reading/Writing Registers", "Exceptions". A register that nobody promises to keep is not
// known: what the instruction of a system call overwrites, the words of a message behind its
// length, flags that are not a thread's own. These flags show what the architecture's user mode
// has.
#pragma once

#include "selfe/models/registers/kernel.hpp"

namespace selfe::models::registers {

struct Context {
    Word words[max_registers];
    Word known[max_registers];  ///< bits that count

    /// Index of the first register that differs; `count` if none does.
    unsigned first_difference(const Word* others, unsigned count) const {
        unsigned index = 0;
        while (index < count && ((words[index] ^ others[index]) & known[index]) == 0) {
            ++index;
        }
        return index;
    }
};

enum class Wait : uint8_t { No, Exception, Syscall };

struct Thread {
    Context context;
    Wait wait;               ///< for the answer to a fault
    bool is_in_system_call;  ///< and has got no registers since
    Word fpu;                ///< seed of what the floating-point registers hold
    bool has_fpu_value;
};

class Model {
  public:
    explicit Model(const Kernel& kernel);

    bool is_decided(const Step& step) const;
    Admitted expect(const Step& step) const;
    /// What a method does by itself. A thread that runs is the player's matter.
    void apply(const Step& step);

    const Layout& layout() const { return *layout_; }
    const Thread& thread(unsigned number) const { return threads_[number]; }
    Thread& thread(unsigned number) { return threads_[number]; }
    /// The value that a seed means for a register: one that it can hold.
    Word value(unsigned seed, unsigned index) const;
    void set(unsigned thread, unsigned index, Word value);
    /// Whoever waited last is the one who is answered.
    void wait(unsigned thread, Wait wait);
    /// A thread comes back from where it was; what a system call may lose is lost.
    void come_back(unsigned thread);
    /// Which fault a thread raises that goes on at `pc`, if it is code that faults at once.
    Wait fault_at(unsigned thread, Word pc) const;
    Word pc(unsigned thread) const { return threads_[thread].context.words[layout_->pc]; }
    /// Applies the words of an answer; see `answer_word`.
    void apply_answer(const Step& step);
    Word answer_word(const Step& step, unsigned index) const;
    const FaultMessage& message_of(Wait wait) const {
        return wait == Wait::Syscall ? layout_->unknown_syscall : layout_->user_exception;
    }

  private:
    bool can_answer(const Step& step) const;
    const char* success_row(const Step& step) const;

    const Layout* layout_;
    bool has_fpu_;
    Word trap_, end_, trap_end_;  ///< addresses of code that faults
    Thread threads_[thread_count]{};
    unsigned last_fault_ = thread_count;
};

}  // namespace selfe::models::registers
