// Files for archives: a few that are always the same, and any.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/archive/loaded_archive.hpp"
#include "selfe/archive/pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace selfe::archive {

/// The files of tests/input, in the order of their names.
std::vector<Member> few_files();

/// Any files at all: names of one or two words over a small alphabet, so that some are prefixes of
/// others; contents of any bytes, often none.
inline rc::Gen<std::vector<Member>> any_files() {
    const auto word = rc::gen::nonEmpty(
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab-.\xc3\xff"))));
    const auto name = rc::gen::suchThat(
        rc::gen::oneOf(word, rc::gen::apply([](const std::string& a,
                                               const std::string& b) { return a + "/" + b; },
                                            word, word)),
        [](const std::string& text) { return check_name(text).has_value(); });
    const auto member =
        rc::gen::apply([](std::string text,
                          std::string bytes) { return Member{std::move(text), std::move(bytes)}; },
                       name, rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
    return rc::gen::uniqueBy<std::vector<Member>>(member,
                                                  [](const Member& file) { return file.name; });
}

inline rc::Gen<std::uint32_t> any_alignment() {
    return rc::gen::map(rc::gen::inRange(0, 17), [](int bits) { return std::uint32_t{1} << bits; });
}

inline bool has(const std::vector<Member>& files, const Archive::File& file) {
    return std::ranges::find(files, Member{file.name, {file.bytes.begin(), file.bytes.end()}}) !=
           files.end();
}

}  // namespace selfe::archive
