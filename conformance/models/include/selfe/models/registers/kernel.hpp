// What the register model needs of a kernel: methods of threads, and threads that run a little.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/answer.hpp"
#include "selfe/models/registers/layout.hpp"
#include "selfe/models/registers/step.hpp"

namespace selfe::models::registers {

/// Code that threads run.
enum class Code : uint8_t {
    Exchange,     ///< stores all registers, takes others, goes on at ExchangeEnd
    ExchangeEnd,  ///< an instruction that does not exist
    Trap,         ///< a system call
    TrapEnd,      ///< behind it, an instruction that does not exist
    Spin,         ///< goes on for ever
    FillFpu,      ///< fills the floating-point registers with what follows from the argument
    CountFpu,     ///< how many hold that
};

/// A message that a thread has caused: of a fault, or its own.
struct Event {
    enum class Kind : uint8_t { None, UnknownSyscall, UserException, Call, Other };

    Kind kind;
    Word length;
    Word words[max_fault_words];
};

class Kernel {
  public:
    explicit Kernel(const Layout& layout) : layout_(layout) {}
    Kernel(const Kernel&) = delete;

    const Layout& layout() const { return layout_; }

    /// Makes the threads anew, in spaces that have the code. False: the kernel refuses.
    virtual bool renew() = 0;
    /// The methods. `words` of a Write: `length` are sent, at most `layout().count`; of a Read:
    /// `layout().count` have room.
    virtual Answer write(unsigned thread, bool resume, Word count, const Word* words,
                         unsigned length) = 0;
    virtual Answer read(unsigned thread, bool suspend, Word count, Word* words) = 0;
    virtual Answer copy(unsigned thread, unsigned source, Word flags) = 0;
    virtual Answer set_tls_base(unsigned thread, Word base) = 0;
    virtual Answer suspend(unsigned thread) = 0;
    virtual Answer resume(unsigned thread) = 0;

    virtual Word address_of(Code code) const = 0;
    /// Changes registers so that Exchange can run; `next` is what the code will take.
    virtual void enter_exchange(Word* registers, const Word* next) = 0;
    /// What the code has stored.
    virtual const Word* seen() const = 0;
    /// How many words the floating-point registers hold; 0: there are none.
    virtual Word fpu_words() const = 0;
    /// Changes registers so that code which fills or counts them can run, and goes on at
    /// ExchangeEnd with the count in the register of results.
    virtual void enter_fpu(Word* registers, Code code, Word value) = 0;
    /// Changes registers so that Trap calls the player with a message of `length` words.
    virtual void enter_call(Word* registers, unsigned length) = 0;
    /// Lets the threads run until all wait, and takes the oldest message.
    virtual Event take() = 0;
    /// Answers it. `length` counts for the message.
    virtual void answer(Word label, const Word* words, unsigned length) = 0;
    /// What info register a caller finds that was answered with label 0.
    virtual Word info_of_answer(unsigned length) const = 0;
    /// Lets a thread that spins be interrupted.
    virtual void interrupt() = 0;

  protected:
    ~Kernel() = default;

  private:
    const Layout& layout_;
};

}  // namespace selfe::models::registers
