// Writes a disagreement between kernel and model as a case that can be pasted into this folder.
// SPDX-License-Identifier: BSD-2-Clause
#include "model_case.hpp"

namespace selfe::conformance {
namespace {

constexpr const char* step_indent = "        ";

void note(std::initializer_list<const char*> parts) {
    DetailText text;
    for (const char* part : parts) {
        text.add(part);
    }
    Outcome::current().note(text);
}

}  // namespace

void ModelReport::begin(uint64_t seed, models::Word played) {
    char id[48];
    Format text(id, sizeof id - 1);
    text.text("FoundBySeed").hex(seed).text("AtStep").decimal(played);
    id[text.size()] = '\0';
    DetailText headline;
    headline.add(finding_.row());
    headline.add(" ");
    headline.add(finding_.c_str());
    Outcome::current().fail(headline);
    note({"CASE(", name_.object, ", ", id, ", \"", finding_.row(), "\") {"});
    note({"    using namespace models::", name_.name_space, ";"});
    note({"    constexpr Step steps[] = {"});
}

void ModelReport::step(const char* text, size_t size) {
    if (line_size_ + size + 10 > DetailText::capacity) {
        flush();
    }
    if (line_size_ == 0) {
        line_.add(step_indent);
    } else {
        line_.add(" ");
    }
    for (size_t i = 0; i < size; ++i) {
        const char letter[] = {text[i], '\0'};
        line_.add(letter);
    }
    line_size_ += size + 1;
}

void ModelReport::flush() {
    Outcome::current().note(line_);
    line_ = DetailText();
    line_size_ = 0;
}

void ModelReport::end() {
    flush();
    note({"    CHECK(\"", finding_.row(), "\", agrees<Player>(t, steps));"});
    note({"}"});
}

}  // namespace selfe::conformance
