// Text made of words and numbers in a buffer of fixed size: no heap, no format strings.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// Appends text to a caller's buffer. What does not fit is cut off and `is_cut` says so.
///
///     char buffer[32];
///     Format line(buffer);
///     line.text("slot ").decimal(slot).text(": ").hex(word);
class Format {
  public:
    Format(char* buffer, size_t capacity) : buffer_(buffer), capacity_(capacity) {}
    template <size_t capacity>
    explicit Format(char (&buffer)[capacity]) : Format(buffer, capacity) {}

    Format& text(const char* text);
    Format& text(const char* text, size_t size);
    Format& character(char character);
    Format& decimal(uint64_t value);
    Format& signed_decimal(int64_t value);
    /// Lower-case hex digits without a prefix, zeros in front up to `digits` (0 to 16).
    Format& hex(uint64_t value, unsigned digits = 1);

    /// What has been written; there is no NUL behind it.
    [[nodiscard]] const char* data() const { return buffer_; }
    [[nodiscard]] size_t size() const { return size_; }
    [[nodiscard]] bool is_cut() const { return is_cut_; }

  private:
    char* buffer_;
    size_t capacity_;
    size_t size_ = 0;
    bool is_cut_ = false;
};

}  // namespace selfe
