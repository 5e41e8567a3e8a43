// Numbers of a message next to their limits: which values are tried, and what must come back.
// SPDX-License-Identifier: BSD-2-Clause
//
// A kernel that compares with the wrong limit, or keeps fewer bits of a number than were sent, is
// right almost everywhere. So each number is tried where that shows, in a message that is good
// otherwise. Which values a number may have, arguments.toml says.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "message.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/reply.hpp"

namespace selfe::conformance::sweep {

/// A number as it was sent: times have 64 bits on every machine.
using Value = uint64_t;

/// A parameter's place in the message: bits `shift` up to `shift + bits` of a word, or of a word
/// and the next. A number that is alone in its word has all of the word's bits.
struct Number {
    const char* name;
    Word word;
    Word shift;
    Word bits;
};

/// What the documents want back for a value.
class Expected {
  public:
    /// No document says, or the answer depends on more than this number: it is not sent.
    static constexpr Expected undecided() { return {Kind::Undecided, {}}; }
    static constexpr Expected success() { return {Kind::Accepted, {}}; }
    static constexpr Expected refusal(Reply reply) { return {Kind::Refused, {reply, reply}}; }
    static constexpr Expected refusal(Either replies) { return {Kind::Refused, replies}; }
    /// Refused, with words that only the kernel knows.
    static constexpr Expected error(Word label) { return {Kind::Error, {{label}, {label}}}; }
    /// The value is none that this error is for; whether it is accepted depends on the machine.
    static constexpr Expected not_error(Word label) { return {Kind::NotError, {{label}, {label}}}; }

    bool is_refused() const { return kind_ == Kind::Refused || kind_ == Kind::Error; }
    bool may_be_accepted() const { return kind_ == Kind::Accepted || kind_ == Kind::NotError; }
    /// `good`: the error of a message whose number is good: seL4_NoError for nearly all methods.
    bool admits(const Reply& reply, Word good) const;
    void describe(DetailText& text) const;

  private:
    enum class Kind : uint8_t { Undecided, Accepted, NotError, Refused, Error };

    constexpr Expected(Kind kind, Either replies) : kind_(kind), replies_(replies) {}

    Kind kind_;
    Either replies_;
};

/// One value of one number, and the message that it is sent in.
struct Attempt {
    const Message& message;
    Value value;
    /// The least and greatest value: the rule's, or those that the kernel named.
    Value least;
    Value most;

    constexpr bool is_within() const { return value >= least && value <= most; }
};

/// Where the limits of a number come from, when the kernel's headers do not say them: from what the
/// kernel answers to a number that is certainly wrong. It must then keep to what it has said.
enum class Limits : uint8_t { Known, NamedForZero, NamedForAllOnes };

/// Another number of the same message, that the tried one needs in order to be good.
struct Setting {
    Number number;
    Value value;
};

/// Which values a number may have, and what is answered.
struct Rule {
    using Arrangement = void(Objects&, const Method&, const Message&);
    static constexpr size_t max_settings = 4;

    Value least;
    Value most;
    Expected (*outcome)(const Attempt&);
    Limits limits = Limits::Known;
    /// What a good number is a multiple of.
    Value step = 1;
    /// Further arrangement, before a message is sent; may be null.
    Arrangement* arrange = nullptr;
    /// What a good message is answered: an error, if the method has none that it accepts here.
    Word good = sys::seL4_NoError;
    size_t setting_count = 0;
    Setting settings[max_settings] = {};
};

/// The first value that was answered otherwise than expected, if there is one.
struct Answers {
    bool are_as_documented = true;
    /// Behind the refused ones a good message is answered otherwise, or an object has lost
    /// something.
    bool left_a_trace = false;
    size_t judged = 0;   ///< messages that had an expectation; without any nothing is documented
    size_t refused = 0;  ///< of these, to be refused
    Value value = 0;
    Expected expected = Expected::undecided();
    Reply reply;
};

/// What all answers should be.
struct AsDocumented {
    friend bool operator==(const Answers& answers, AsDocumented) {
        return answers.are_as_documented && answers.judged != 0;
    }
};
inline constexpr AsDocumented as_documented;
void describe(DetailText& text, AsDocumented);
void describe(DetailText& text, const Answers& answers);

/// Sends the method's message with each value of the number that could tell a wrong limit or a
/// missing bit: first all that are to be refused, in one message, behind which a good one must be
/// answered as before, and to an object that must have all that it had; then those to be accepted,
/// each in a message of its own.
Answers answers_around_the_limits(Case& t, const Method& method, const Number& number,
                                  const Rule& rule);

/// Notes that arguments.toml lacks a number of this kernel's methods: that makes no case pass.
void has_no_rule(const char* number);

}  // namespace selfe::conformance::sweep
