// Which replies an expectation admits, and how expectations and answers are told.
// SPDX-License-Identifier: BSD-2-Clause
#include "boundary.hpp"

namespace selfe::conformance::sweep {

bool Expected::admits(const Reply& reply, Word good) const {
    switch (kind_) {
        case Kind::Undecided:
            return true;
        case Kind::Accepted:
            return reply.label == good;
        case Kind::NotError:
            return reply.label != replies_.first.label;
        case Kind::Error:
            return reply.label == replies_.first.label;
        case Kind::Refused:
            return reply == replies_;
    }
    return false;
}

void Expected::describe(DetailText& text) const {
    if (kind_ == Kind::Accepted) {
        text.add("accepted");
        return;
    }
    text.add(kind_ == Kind::NotError ? "other than " : "");
    if (kind_ == Kind::Refused && replies_.first == replies_.second) {
        conformance::describe(text, replies_.first);
    } else if (kind_ == Kind::Refused) {
        conformance::describe(text, replies_);
    } else {
        conformance::describe(text, static_cast<Error>(replies_.first.label));
    }
}

void describe(DetailText& text, AsDocumented) {
    text.add("the documented answers");
}

void describe(DetailText& text, const Answers& answers) {
    if (answers.judged == 0) {
        text.add("nothing: the rule leaves every value undecided");
        return;
    }
    describe(text, answers.reply);
    if (answers.left_a_trace) {
        text.add(" for a good message behind refused ones");
        return;
    }
    text.add(" for 0x");
    if (constexpr Word half = 32; word_bits == half && answers.value >> half != 0) {
        text.add_hex(static_cast<Word>(answers.value >> half));
        text.add("'");
    }
    text.add_hex(static_cast<Word>(answers.value));
    text.add(" instead of ");
    answers.expected.describe(text);
}

}  // namespace selfe::conformance::sweep
