// The log of a kernel's build: everything that its tools say, and the part worth showing at an end.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/common/process.hpp"
#include "selfe/kernel/progress.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace selfe::kernel {

class BuildLog {
  public:
    /// Begins the file anew. Errors: it cannot be written.
    [[nodiscard]] static Expected<BuildLog> create(const std::filesystem::path& file);

    /// Runs a command with its output in the log and its last line as progress; gives the output.
    /// Errors: it cannot be started or ends badly; `what` says what that means, the hint has the
    /// lines that tell why and the name of the log. The system's reason if the log cannot be
    /// written.
    [[nodiscard]] Expected<std::string> run(const Command& command, std::string_view what,
                                            Progress& progress);

  private:
    explicit BuildLog(std::filesystem::path file) : file_(std::move(file)), out_(file_) {}

    std::filesystem::path file_;
    std::ofstream out_;
};

/// The lines of a tool's output that most likely say what is wrong: from the first that speaks of
/// an error, or the last ones; at most `count`.
[[nodiscard]] std::string telling_lines(std::string_view output, std::size_t count);

}  // namespace selfe::kernel
