// Collects what a case finds, as text.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/outcome.hpp"

#include "selfe/conformance/check.hpp"

namespace selfe::conformance {

void DetailText::add(const char* text) {
    while (*text != '\0' && size_ < capacity) {
        bytes_[size_++] = *text++;
    }
}

void DetailText::add_decimal(Word value) {
    char digits[24]{};
    size_t first = sizeof digits - 1;
    do {
        digits[--first] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    add(digits + first);
}

void DetailText::add_hex(Word value) {
    char digits[20]{};
    size_t first = sizeof digits - 1;
    do {
        digits[--first] = "0123456789abcdef"[value & 15];
        value >>= 4;
    } while (value != 0);
    add(digits + first);
}

Outcome& Outcome::current() {
    static constinit Outcome outcome;
    return outcome;
}

void Outcome::note(const DetailText& text) {
    if (detail_count_ < max_details) {
        details_[detail_count_++] = text;
    }
}

void Outcome::fail(DetailText text, const char* file, unsigned line) {
    ++failures_;
    text.add(" at ");
    text.add(file);
    text.add(":");
    text.add_decimal(line);
    note(text);
}

void Outcome::skip(const char* reason) {
    skipped_ = true;
    DetailText text;
    text.add(reason);
    note(text);
}

void describe(DetailText& text, const Reply& value) {
    text.add("reply label ");
    text.add_decimal(value.label);
    text.add(" words");
    for (size_t i = 0; i < value.length && i < Reply::max_words; ++i) {
        text.add(" 0x");
        text.add_hex(value.words[i]);
    }
    if (value.length > Reply::max_words) {
        text.add(" ... length ");
        text.add_decimal(value.length);
    }
}

}  // namespace selfe::conformance
