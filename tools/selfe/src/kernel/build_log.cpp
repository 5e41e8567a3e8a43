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

/// The first line with one of these begins what matters; earlier signs count more: a build tool's
/// `FAILED:` comes with the whole command line, the compiler's own words after it.
constexpr std::array<std::string_view, 5> signs{"CMake Error", "error:", "Error:", "No space left",
                                                "FAILED:"};

std::size_t first_telling(const std::vector<std::string_view>& lines, std::size_t count) {
    for (const std::string_view sign : signs) {
        const auto found = std::ranges::find_if(
            lines, [&](std::string_view line) { return line.find(sign) != line.npos; });
        if (found != lines.end()) {
            return static_cast<std::size_t>(found - lines.begin());
        }
    }
    return lines.size() - std::min(lines.size(), count);
}

}  // namespace

std::string telling_lines(std::string_view output, std::size_t count) {
    constexpr std::size_t longest =
        400;  // characters; a compiler's command line can have thousands
    const std::vector<std::string_view> lines = lines_of(output);
    const std::size_t first = first_telling(lines, count);
    std::string text;
    for (std::size_t index = first; index < std::min(lines.size(), first + count); ++index) {
        text += "  " + std::string(lines[index].substr(0, longest)) + '\n';
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
