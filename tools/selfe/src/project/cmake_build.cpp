// Runs cmake and keeps what it was run with, so that a stale cache never outlives a change.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/cmake_build.hpp"

#include "selfe/common/file.hpp"
#include "selfe/common/file_lock.hpp"
#include "selfe/common/process.hpp"

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace selfe::project {
namespace {

namespace fs = std::filesystem;

/// What a line says behind `mark` and the blanks before it; nothing if it does not begin so.
std::optional<std::string> said_in(std::string line, std::string_view mark) {
    line.erase(0, line.find_first_not_of(' '));
    return line.starts_with(mark) ? std::optional(line.substr(mark.size())) : std::nullopt;
}

/// The words of selfe_refuse() (cmake/selfe_refuse.cmake) in what cmake printed, if they are there:
/// a line with the error, and one with the hint right after it.
std::optional<Diagnostic> refusal_in(const std::string& output) {
    std::istringstream lines(output);
    std::optional<std::string> error;
    for (std::string line; std::getline(lines, line);) {
        const auto hint = said_in(line, "hint: ");
        if (error && hint) {
            return Diagnostic{"", 0, 0, *error, *hint};
        }
        error = said_in(line, "error: ");
    }
    return std::nullopt;
}

/// One step of a build with its output in the log.
class Step {
  public:
    Step(const fs::path& log, std::ios::openmode mode, kernel::Progress& progress)
        : log_(log), file_(log, mode | std::ios::binary), progress_(progress) {}

    /// Errors: the program cannot be run, or it fails; then `what` failed.
    Expected<void> run(const Command& command, const std::string& what) {
        const auto ending = selfe::run(command, [&](Stream, std::string_view text) { hear(text); });
        file_.close();
        if (!ending) {
            return std::unexpected(ending.error());
        }
        if (ending->is_success()) {
            return {};
        }
        if (auto refusal = refusal_in(output_)) {
            return std::unexpected(std::move(*refusal));
        }
        std::cerr << output_;
        return fail(log_.string(),
                    what + " failed: " + command.arguments.front() + ' ' + ending->description());
    }

  private:
    void hear(std::string_view text) {
        output_ += text;
        file_ << text;
        const auto end = output_.find_last_of('\n');
        if (end != std::string::npos && end > 0) {
            const auto begin = output_.find_last_of('\n', end - 1) + 1;  // npos + 1 is 0
            progress_.detail(std::string_view(output_).substr(begin, end - begin));
        }
    }

    fs::path log_;
    std::ofstream file_;
    kernel::Progress& progress_;
    std::string output_;
};

std::vector<std::string> configure_arguments(const CMakeBuild& build,
                                             const Installation& installation) {
    const fs::path modules = installation.data / "cmake";
    std::vector<std::string> arguments{
        "cmake",
        "--fresh",
        "-S",
        build.source.string(),
        "-B",
        build.folder.string(),
        "-G",
        "Ninja",
        "-DCMAKE_TOOLCHAIN_FILE=" +
            (modules / "toolchains" / (build.platform.toolchain + ".cmake")).string(),
        "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
        "-Dselfe_DIR=" + modules.string(),
        "-DSELFE_PLATFORM=" + build.platform.name,
        "-DSELFE_PLATFORM_DIR=" + build.platform.file.parent_path().parent_path().string(),
        "-DSELFE_KERNEL=" + build.prefix.string(),
        "-DSELFE_TOOLS_DIR=" + installation.tools.string(),
    };
    for (const std::string& setting : build.settings) {
        arguments.push_back("-D" + setting);
    }
    return arguments;
}

/// Configures unless the folder was configured in just this way. The note of it is taken away
/// before and written after, so that an interrupted configuration counts as none.
Expected<void> configure(const CMakeBuild& build, const Installation& installation,
                         kernel::Progress& progress) {
    const Command command{configure_arguments(build, installation), {}, {}};
    std::string text;
    for (const std::string& argument : command.arguments) {
        text += argument + '\n';
    }
    const fs::path note = build.folder / "selfe-configured";
    if (read_file(note).value_or("") == text && fs::exists(build.folder / "build.ninja")) {
        return {};
    }
    std::error_code error;
    fs::remove(note, error);
    progress.step("configuring " + build.source.string());
    Step step(build.folder / "configure.log", std::ios::out, progress);
    if (auto done = step.run(command, "configuring " + build.source.string()); !done) {
        return done;
    }
    return write_file_atomically(note, text);
}

}  // namespace

Expected<void> run_cmake_build(const CMakeBuild& build, const Installation& installation,
                               kernel::Progress& progress) {
    for (const char* const tool : {"cmake", "ninja"}) {
        if (!find_program(tool)) {
            return fail(tool, "this program is not installed",
                        std::string("apt-get install ") +
                            (std::string_view(tool) == "ninja" ? "ninja-build" : tool));
        }
    }
    std::error_code error;
    fs::create_directories(build.folder, error);
    if (error) {
        return fail(build.folder.string(), "cannot be made: " + error.message());
    }
    const auto lock = FileLock::acquire(build.folder / "selfe.lock", [&] {
        progress.step("waiting for another selfe that builds in " + build.folder.string());
    });
    if (!lock) {
        return std::unexpected(lock.error());
    }
    if (auto done = configure(build, installation, progress); !done) {
        return done;
    }
    Command command{{"cmake", "--build", build.folder.string()}, {}, {}};
    if (!build.targets.empty()) {
        command.arguments.emplace_back("--target");
        command.arguments.insert(command.arguments.end(), build.targets.begin(),
                                 build.targets.end());
    }
    return Step(build.folder / "build.log", std::ios::out, progress)
        .run(command, "building " + build.source.string());
}

}  // namespace selfe::project
