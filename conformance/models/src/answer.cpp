// Answers as text.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/answer.hpp"

namespace selfe::models {

void write(Format& text, const Answer& answer) {
    text.text("label ").decimal(answer.code);
    for (size_t i = 0; i < answer.length && i < Answer::max_words; ++i) {
        text.text(i == 0 ? " words 0x" : " 0x").hex(answer.words[i]);
    }
}

void Admitted::write(Format& text) const {
    models::write(text, answers_[0]);
    for (size_t i = 1; i < refusals_; ++i) {
        text.text(" or ");
        models::write(text, answers_[i]);
    }
    if (refusals_ > 0 && !must_refuse_) {
        text.text(" or label 0");
    }
}

}  // namespace selfe::models
