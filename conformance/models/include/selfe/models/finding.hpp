// What a model has found wrong with a kernel: the rule that was broken, and both sides' words.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/models/answer.hpp"

namespace selfe::models {

/// A row of the catalogue and the text of a line; empty while nothing has been found.
class Finding {
  public:
    bool is_empty() const { return size_ == 0; }
    const char* c_str() const { return bytes_; }
    /// The row that was broken.
    const char* row() const { return row_; }

    void wrong_answer(const Admitted& admitted, const Answer& actual) {
        row_ = admitted.rule();
        Format text = begin();
        admitted.write(text);
        end(text, actual);
    }
    /// `what` is it that differs, of the thing with this number.
    void difference(const char* what, Word number, Word expected, Word actual) {
        Format text = begin();
        text.text(what).text(" ").decimal(number).text(" 0x").hex(expected);
        text.text(" got 0x").hex(actual);
        end(text);
    }
    /// The kernel says no while somebody looks at `what`.
    void refusal(const char* what, Word number, const Answer& actual) {
        Format text = begin();
        text.text(what).text(" ").decimal(number);
        end(text, actual);
    }
    /// What was found shows that this row is broken.
    void blame(const char* row) { row_ = row; }

  private:
    Format begin() { return Format(bytes_, sizeof bytes_ - 1).text("expected "); }
    void end(Format& text, const Answer& actual) {
        text.text(" got ");
        write(text, actual);
        end(text);
    }
    void end(const Format& text) {
        size_ = text.size();
        bytes_[size_] = '\0';
    }

    char bytes_[120]{};
    size_t size_ = 0;
    const char* row_ = "";
};

}  // namespace selfe::models
