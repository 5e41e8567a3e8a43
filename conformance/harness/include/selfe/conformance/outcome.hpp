// What a running case has found so far: shared between its threads and the monitor.
// SPDX-License-Identifier: BSD-2-Clause
//
// The threads of a case share the monitor's address space, so findings are simply written here and
// read by the monitor once the case has stopped; no message can be lost on the way, and a case
// whose endpoint is the thing under test can still report.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "selfe/word.hpp"

namespace selfe::conformance {

/// One detail line; what does not fit is cut off.
class DetailText {
  public:
    static constexpr size_t capacity = 150;  // a frame has 200 bytes for everything

    void add(const char* text);
    void add_decimal(Word value);
    void add_hex(Word value);
    const char* c_str() const { return bytes_; }

  private:
    char bytes_[capacity + 1]{};
    size_t size_{};
};

/// Findings of the current case.
class Outcome {
  public:
    static constexpr size_t max_details = 16;
    static constexpr size_t max_rows = 160;

    /// The one case that runs now.
    static Outcome& current();

    /// Forgets everything, before the next case.
    void reset() { *this = Outcome{}; }

    /// An assertion or arrangement failed; the text is kept as one of the first `max_details`.
    void fail(DetailText text, const char* file, unsigned line);
    /// The same where no line of the case is to blame.
    void fail(const DetailText& text);
    void skip(const char* reason);
    void note(const DetailText& text);
    void row_was_checked(size_t row_index) { checked_rows_[row_index] = true; }

    bool has_failed() const { return failures_ != 0; }
    bool is_skipped() const { return skipped_; }
    bool is_row_checked(size_t row_index) const { return checked_rows_[row_index]; }
    size_t detail_count() const { return detail_count_; }
    const char* detail(size_t index) const { return details_[index].c_str(); }

  private:
    DetailText details_[max_details]{};
    size_t detail_count_{};
    size_t failures_{};
    bool checked_rows_[max_rows]{};
    bool skipped_{};
};

}  // namespace selfe::conformance
