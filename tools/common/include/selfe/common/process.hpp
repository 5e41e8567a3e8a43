// Child processes without a shell: arguments as they are, all output, an end that is a value.
// SPDX-License-Identifier: BSD-2-Clause
//
// A child runs in a process group of its own. Signals that ask this process to stop go on to the
// whole group, so that neither a build tool nor its compilers outlive the command that began them.
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace selfe {

/// What to run, and with what around it.
struct Command {
    /// The program, by name (looked up in PATH) or path, then its arguments.
    std::vector<std::string> arguments;
    /// Working folder; empty: this process's own.
    std::filesystem::path folder;
    /// Variables that differ from this process's: a new value, or nothing for "unset".
    std::map<std::string, std::optional<std::string>> environment;
};

/// How a process ended: by exiting with `status`, or by `signal` (0: it exited).
struct Ending {
    int status{};
    int signal{};

    [[nodiscard]] bool is_success() const { return status == 0 && signal == 0; }
    /// `exited with 2`, `was ended by signal 9 (Killed)`.
    [[nodiscard]] std::string description() const;
};

/// Which of a child's two streams a piece of output came from.
enum class Stream { Output, Error };

/// Takes a child's output in pieces, in the order in which they arrive.
using OutputSink = std::function<void(Stream, std::string_view)>;

/// A process that ended, with all that it wrote.
struct Captured {
    Ending ending;
    std::string output;
    std::string error;
};

/// Where a program is: `name` itself if it has a slash, else the first executable file of that
/// name in the folders of `path` (this process's PATH if none is given); nothing if there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_program(
    std::string_view name, std::optional<std::string_view> path = std::nullopt);

/// Runs a command to its end; its standard input is empty, its output goes to `sink`. Blocks.
///
/// When this process is asked to stop (SIGINT, SIGTERM, SIGHUP), the child's group gets that signal
/// (SIGKILL when asked again), its end is waited for, and the error says that it was interrupted.
/// Errors: the program is not there or cannot be started (with the system's reason), interruption.
/// A child that ends badly is no error: `Ending` says so.
[[nodiscard]] Expected<Ending> run(const Command& command, const OutputSink& sink);

/// The same with all output kept.
[[nodiscard]] Expected<Captured> capture(const Command& command);

/// Whether a `run` of this process was interrupted: who got an error may then not try another way.
[[nodiscard]] bool was_interrupted();

/// A command as a person would type it into a shell, quoted where a shell needs it. For messages
/// and logs only.
[[nodiscard]] std::string shell_text(const Command& command);

}  // namespace selfe
