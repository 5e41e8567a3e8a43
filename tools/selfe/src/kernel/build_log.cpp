// Writes a log while a command runs, and picks from its output what to show when it fails.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/build_log.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace selfe::kernel {
namespace {

constexpr std::size_t shown_lines = 12;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

bool speaks_of_an_error(std::string_view line) {
    constexpr std::array<std::string_view, 5> signs{"CMake Error",
                                                    "error:", "Error:", "FAILED:", "No space left"};
    return std::ranges::any_of(signs,
                               [&](std::string_view sign) { return line.find(sign) != line.npos; });
}

}  // namespace

std::string telling_lines(std::string_view output, std::size_t count) {
    const std::vector<std::string_view> lines = lines_of(output);
    auto first = std::ranges::find_if(lines, speaks_of_an_error);
    if (first == lines.end()) {
        first = lines.end() - static_cast<std::ptrdiff_t>(std::min(lines.size(), count));
    }
    std::string text;
    for (; first != lines.end() && count > 0; ++first, --count) {
        text += "  " + std::string(*first) + '\n';
    }
    return text;
}

Expected<BuildLog> BuildLog::create(const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    BuildLog log(file);
    if (!log.out_) {
        return fail(file.string(), "cannot write the log of the build");
    }
    return log;
}

Expected<std::string> BuildLog::run(const Command& command, std::string_view what,
                                    Progress& progress) {
    out_ << "$ " << shell_text(command) << '\n';
    std::string output;
    std::string line;
    const auto ending = selfe::run(command, [&](Stream, std::string_view text) {
        out_ << text << std::flush;
        output += text;
        line += text;
        if (const std::size_t end = line.find_last_of("\r\n"); end != line.npos) {
            const std::vector<std::string_view> lines =
                lines_of(std::string_view(line).substr(0, end));
            if (!lines.empty()) {
                progress.detail(lines.back());
            }
            line.erase(0, end + 1);
        }
    });
    if (!ending) {
        return std::unexpected(ending.error());
    }
    out_ << "# " << ending->description() << std::endl;
    if (!ending->is_success()) {
        return fail(
            "", std::string(what) + ": " + command.arguments.front() + " " + ending->description(),
            "its output is in " + file_.string() + "; what matters is probably:\n" +
                telling_lines(output, shown_lines));
    }
    if (!out_) {
        return fail(file_.string(), "cannot write the log of the build: is the disk full?");
    }
    return output;
}

}  // namespace selfe::kernel
