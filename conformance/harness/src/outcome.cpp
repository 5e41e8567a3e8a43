// Collects what a case finds, as text.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/outcome.hpp"

#include "selfe/conformance/check.hpp"
#include "selfe/format.hpp"

namespace selfe::conformance {

void DetailText::add(const char* text) {
    Format rest(bytes_ + size_, capacity - size_);
    size_ += rest.text(text).size();
}

void DetailText::add_decimal(Word value) {
    Format rest(bytes_ + size_, capacity - size_);
    size_ += rest.decimal(value).size();
}

void DetailText::add_hex(Word value) {
    Format rest(bytes_ + size_, capacity - size_);
    size_ += rest.hex(value).size();
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
    text.add(" at ");
    text.add(file);
    text.add(":");
    text.add_decimal(line);
    fail(text);
}

void Outcome::fail(const DetailText& text) {
    ++failures_;
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

void describe(DetailText& text, const Either& value) {
    describe(text, value.first);
    text.add(" or ");
    describe(text, value.second);
}

void describe(DetailText& text, MessageInfo value) {
    text.add("message with label ");
    text.add_decimal(value.label());
    text.add(", length ");
    text.add_decimal(value.length());
    text.add(", capabilities ");
    text.add_decimal(value.extra_caps());
    text.add(", unwrapped ");
    text.add_decimal(value.caps_unwrapped());
}

}  // namespace selfe::conformance
