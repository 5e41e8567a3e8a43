// Strips the decoration of comments.
// SPDX-License-Identifier: BSD-2-Clause
#include "documentation.hpp"

#include <vector>

namespace selfe::generator {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// One source line of a comment without what only draws its frame.
std::string_view undecorated(std::string_view line) {
    line = trim(line);
    for (const std::string_view opening : {"/**<", "///<", "/**", "/*!", "///", "//!", "/*"}) {
        if (line.starts_with(opening)) {
            line.remove_prefix(opening.size());
            break;
        }
    }
    if (line.ends_with("*/")) {
        line.remove_suffix(2);
    }
    line = trim(line);
    if (line == "*" || line.starts_with("* ")) {
        line.remove_prefix(1);
    }
    return trim(line);
}

}  // namespace

std::string clean_comment(std::string_view raw) {
    std::vector<std::string_view> lines;
    while (!raw.empty()) {
        const auto end = raw.find('\n');
        lines.push_back(undecorated(raw.substr(0, end)));
        raw.remove_prefix(end == std::string_view::npos ? raw.size() : end + 1);
    }
    while (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    std::string text;
    for (const std::string_view line : lines) {
        if (text.empty() && line.empty()) {
            continue;
        }
        text += (text.empty() ? "" : "\n") + std::string(line);
    }
    return text;
}

}  // namespace selfe::generator
