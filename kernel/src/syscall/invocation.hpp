// One method call on a kernel object: who calls, what was said, and where the answer goes.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/slot.hpp"

namespace kernel {

class Invocation {
  public:
    /// `buffer`: the caller's IPC buffer or null. `length` counts words that can really be read.
    Invocation(Tcb& caller, Slot& slot, Word label, unsigned length, seL4_IPCBuffer* buffer,
               bool is_call)
        : caller(caller),
          slot(slot),
          label(label),
          length(length),
          is_call(is_call),
          buffer_(buffer) {}

    Tcb& caller;
    Slot& slot;             ///< holds the invoked capability
    const Word label;       ///< names the method
    const unsigned length;  ///< message words
    const bool is_call;     ///< the caller wants an answer

    /// Message word `index` < `length`.
    Word argument(unsigned index) const;

    /// The `index`-th extra capability's slot, or null if fewer were sent.
    Slot* extra(unsigned index) const { return index < extra_count_ ? extras_[index] : nullptr; }
    void add_extra(Slot* slot) { extras_[extra_count_++] = slot; }

    /// At least `words` message words and `capabilities` extra capabilities were sent.
    bool has(unsigned words, unsigned capabilities) const {
        return length >= words && extra_count_ >= capabilities;
    }

    /// Sets word `index` of the answer; words must be set from 0 up. Nothing
    /// happens if none was asked for.
    void answer(unsigned index, Word value);
    unsigned answer_length() const { return answer_length_; }

  private:
    seL4_IPCBuffer* buffer_;
    Slot* extras_[seL4_MsgMaxExtraCaps] = {};
    unsigned extra_count_ = 0;
    unsigned answer_length_ = 0;
};

}  // namespace kernel
