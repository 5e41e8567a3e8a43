// Asks one interpreter after the other which modules it lacks.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/python.hpp"

#include "kernel/packages.hpp"
#include "selfe/common/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace selfe::kernel {
namespace {

namespace fs = std::filesystem;

/// Interpreters in the order in which they are asked, each once.
std::vector<fs::path> candidates(const Recipe& recipe) {
    const char* const chosen = std::getenv("SELFE_KERNEL_PYTHON");  // NOLINT(concurrency-mt-unsafe)
    if (chosen != nullptr && *chosen != '\0') {
        return {chosen};
    }
    std::vector<fs::path> programs;
    const auto add = [&programs](const fs::path& program) {
        if (std::ranges::find(programs, program) == programs.end() &&
            find_program(program.string())) {
            programs.push_back(program);
        }
    };
    if (const auto first = find_program("python3", recipe.environment.at("PATH"))) {
        add(*first);
    }
    add("/usr/bin/python3");
    add(own_python_folder() / "bin" / "python3");
    return programs;
}

Expected<Python> ask(const fs::path& program, const Recipe& recipe, bool with_device_tree,
                     const fs::path& helper) {
    Command command{{program.string(), "-B", helper.string(), recipe.source.string()}, {}, {}};
    command.environment = recipe.environment;
    const auto answer = capture(command);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!answer->ending.is_success()) {
        return fail(program.string(), "cannot tell which modules it has: " + answer->error,
                    "the kernel's build needs Python 3.11; name one in SELFE_KERNEL_PYTHON");
    }
    Python python{program, {}};
    std::istringstream lines(answer->output);
    for (std::string module; std::getline(lines, module);) {
        if (with_device_tree || module != "pyfdt") {
            python.missing_modules.push_back(module);
        }
    }
    return python;
}

}  // namespace

Expected<Python> find_python(const Recipe& recipe, bool with_device_tree, const fs::path& helper) {
    if (!fs::is_directory(recipe.source / "tools")) {
        return Python{};
    }
    const std::vector<fs::path> programs = candidates(recipe);
    if (programs.empty()) {
        return fail("", "the kernel's build needs python3", "sudo apt install python3");
    }
    std::vector<Expected<Python>> answers;
    for (const fs::path& program : programs) {
        answers.push_back(ask(program, recipe, with_device_tree, helper));
        if (answers.back() && answers.back()->missing_modules.empty()) {
            return answers.back();
        }
    }
    // What Debian packages can be installed for the system's interpreter, so that is what counts.
    const auto system = std::ranges::find(programs, "/usr/bin/python3");
    return system == programs.end() ? answers.front()
                                    : answers[static_cast<std::size_t>(system - programs.begin())];
}

void put_first(Recipe& recipe, const fs::path& program) {
    auto& path = recipe.environment["PATH"];
    if (find_program("python3", path.value_or("")) != program) {
        path = program.parent_path().string() + ":" + path.value_or("");
    }
}

}  // namespace selfe::kernel
