// Threads of the reference kernel's portable core whose registers the register model looks at.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/registers/kernel.hpp"
#include "system.hpp"

namespace selfe::models::test {

/// Plays the processor: what the code at each of the model's addresses does to registers, and the
/// exception in which it ends, are done for the current thread. The rest is the kernel's own path
/// from a trap on. There is no floating-point unit.
class ReferenceRegisters : public registers::Kernel {
  public:
    ReferenceRegisters();

    bool renew() override;
    Answer write(unsigned thread, bool resume, Word count, const Word* words,
                 unsigned length) override;
    Answer read(unsigned thread, bool suspend, Word count, Word* words) override;
    Answer copy(unsigned thread, unsigned source, Word flags) override;
    Answer set_tls_base(unsigned thread, Word base) override;
    Answer suspend(unsigned thread) override;
    Answer resume(unsigned thread) override;
    Word address_of(registers::Code code) const override;
    void enter_exchange(Word* registers, const Word* next) override;
    const Word* seen() const override { return seen_; }
    Word fpu_words() const override { return 0; }
    void enter_fpu(Word*, registers::Code, Word) override {}
    void enter_call(Word* registers, unsigned length) override;
    registers::Event take() override;
    void answer(Word label, const Word* words, unsigned length) override;
    Word info_of_answer(unsigned length) const override;
    void interrupt() override { run(); }

  private:
    Answer call(unsigned thread, const kernel::test::Message& message, Word* words = nullptr);
    /// Until only the root task can go on.
    void run();
    void go_on(kernel::Tcb& thread);
    void exchange(kernel::Tcb& thread);

    kernel::test::System system_;
    Word endpoint_, handler_;
    Word threads_[registers::thread_count];
    Word seen_[registers::max_registers]{};
    Word next_[registers::max_registers]{};
};

}  // namespace selfe::models::test
