// Line by line through CMakeCache.txt and CMake's warning about unused variables.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/cmake_cache.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace selfe::kernel {
namespace {

std::string_view next_line(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \r");
    return start == text.npos ? std::string_view()
                              : text.substr(start, text.find_last_not_of(" \r") - start + 1);
}

}  // namespace

CacheEntries parse_cmake_cache(std::string_view text) {
    CacheEntries entries;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const std::size_t equals = line.find('=');
        const std::size_t colon = line.rfind(':', equals);  // a key may hold `::`
        if (line.empty() || line.front() == '#' || line.front() == '/' || equals == line.npos ||
            colon == line.npos) {
            continue;
        }
        entries.insert_or_assign(std::string(line.substr(0, colon)),
                                 CacheEntry{std::string(line.substr(colon + 1, equals - colon - 1)),
                                            std::string(line.substr(equals + 1))});
    }
    return entries;
}

std::set<std::string, std::less<>> unused_variables(std::string_view output) {
    constexpr std::string_view heading = "Manually-specified variables were not used";
    std::set<std::string, std::less<>> names;
    const std::size_t start = output.find(heading);
    output.remove_prefix(std::min(start, output.size()));
    next_line(output);
    while (!output.empty()) {
        const std::string_view line = next_line(output);
        const std::string_view name = trimmed(line);
        if (name.empty()) {
            continue;
        }
        // The names are indented; the first line that is not ends the list.
        if (line.front() != ' ') {
            break;
        }
        names.emplace(name);
    }
    return names;
}

bool is_true(std::string_view value) {
    std::string upper(value);
    std::ranges::transform(upper, upper.begin(), [](unsigned char character) {
        return static_cast<char>(std::toupper(character));
    });
    constexpr std::array<std::string_view, 6> falsehoods{"OFF", "NO", "FALSE", "N", "IGNORE", "0"};
    return !upper.empty() && std::ranges::find(falsehoods, upper) == falsehoods.end() &&
           upper != "NOTFOUND" && !upper.ends_with("-NOTFOUND");
}

}  // namespace selfe::kernel
