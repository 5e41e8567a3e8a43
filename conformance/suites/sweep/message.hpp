// A message that a method accepts, as far as a parameter's name and type tell, made to be damaged.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

#include "method.hpp"
#include "objects.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance::sweep {

/// Target, words and capabilities for one call of a method.
class Message {
  public:
    /// Makes what the method needs. Skips the case if there is no object of the method's type here.
    /// Where there is none of a type that it takes, an address space stands in: only messages whose
    /// fault is found without looking at it can be tried then.
    Message(Objects& objects, const Method& method);

    /// The message; `invocation(n, m)` says that it has n words and m capabilities, which may be
    /// more than the method needs.
    Invocation invocation() const { return invocation(method_.word_count, method_.argument_count); }
    Invocation invocation(Word word_count, Word cap_count) const;
    /// The same to another capability.
    Invocation to(Cap<Any> target) const;

    /// The same with another capability as one of its arguments.
    Invocation with(size_t argument, Cap<Any> cap) const;
    /// The same about another object.
    void retarget(Cap<Any> target) { target_ = target; }
    /// Says yes to the parameter of this name, if the method has it.
    void raise_flag(const char* name);
    /// The same for another free address, if an object is to be mapped: one that is mapped already
    /// cannot be there.
    Message elsewhere(Objects& objects) const;
    /// Puts another number into the message: bits `shift` up to `shift + bits` of a word; of a word
    /// and the next, if that is more than a word has.
    void set(Word word, Word shift, Word bits, uint64_t value);

    Cap<Any> target() const { return target_; }
    Word word(size_t index) const { return words_[index]; }
    /// The slot that an accepted message fills; `no_slot` if it fills none.
    static constexpr Word no_slot = ~Word{0};
    Word filled_slot() const { return filled_slot_; }
    Cap<Any> cap(size_t index) const { return caps_[index]; }
    /// Empties the slot that an accepted message has filled.
    void undo() const;
    /// Fails the case unless this message was answered as a good one is: `good` is the error of
    /// that, seL4_NoError for nearly all methods. Skips it, and says why, for the few methods of
    /// which the description does not say what they accept.
    void needs_answer(const Reply& answer, Word good) const;

  private:
    Word value_of(Objects& objects, const Field& field);
    const Field* field(const char* name) const;
    bool has_field(const char* name) const { return field(name) != nullptr; }
    bool has_parameter(const char* name) const;

    const Method& method_;
    Case& t_;
    Cap<Any> target_;
    Word words_[Method::max_fields]{};
    Cap<Any> caps_[3];
    Word filled_slot_ = no_slot;
    Word filling_word_ = no_slot;  // the word that says which slot
};

}  // namespace selfe::conformance::sweep
