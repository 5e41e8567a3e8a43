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
        return {find_program(chosen, recipe.environment.at("PATH")).value_or(chosen)};
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

/// A reader of device trees, which Debian does not package; selfe has its own.
constexpr std::string_view own_module = "pyfdt";

Expected<Python> ask(const fs::path& program, const Recipe& recipe, const fs::path& support) {
    const fs::path helper = support / "wanted_modules.py";
    const Command command{
        {program.string(), "-B", helper.string(), recipe.source.string()}, {}, recipe.environment};
    const auto answer = capture(command);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!answer->ending.is_success()) {
        return fail(program.string(), "cannot tell which modules it has: " + answer->error,
                    "the kernel's build needs Python 3.11; name one in SELFE_KERNEL_PYTHON");
    }
    Python python{program, {}, false};
    std::istringstream lines(answer->output);
    for (std::string module; std::getline(lines, module);) {
        if (module == own_module) {
            python.needs_own_modules = true;
        } else {
            python.missing_modules.push_back(module);
        }
    }
    return python;
}

}  // namespace

Expected<Python> find_python(const Recipe& recipe, const fs::path& support) {
    if (!fs::is_directory(recipe.source / "tools")) {
        return Python{};
    }
    const std::vector<fs::path> programs = candidates(recipe);
    if (programs.empty()) {
        return fail("", "the kernel's build needs python3", "sudo apt install python3");
    }
    std::vector<Expected<Python>> answers;
    for (const fs::path& program : programs) {
        answers.push_back(ask(program, recipe, support));
        if (was_interrupted()) {
            return answers.back();
        }
        if (answers.back() && answers.back()->missing_modules.empty()) {
            return answers.back();
        }
    }
    // What Debian packages can be installed for the system's interpreter, so that is what counts.
    const auto system = std::ranges::find(programs, "/usr/bin/python3");
    return system == programs.end() ? answers.front()
                                    : answers[static_cast<std::size_t>(system - programs.begin())];
}

Expected<void> use_python(Recipe& recipe, const Python& python, const fs::path& support) {
    auto& path = recipe.environment["PATH"];
    if (find_program("python3", path.value_or("")) != python.program) {
        const auto compiler = recipe.compiler();
        path = python.program.parent_path().string() + ":" + path.value_or("");
        if (compiler && recipe.compiler() != compiler) {  // /usr/bin has compilers too
            path = compiler->parent_path().string() + ":" + *path;
        }
    }
    if (find_program("python3", *path) != python.program) {
        return fail(python.program.string(), "the kernel's build would run another python3",
                    "it runs that name: make a link `python3` to this one in a folder of its own, "
                    "and name the link in SELFE_KERNEL_PYTHON");
    }
    if (python.needs_own_modules) {
        const char* const others = std::getenv("PYTHONPATH");  // NOLINT(concurrency-mt-unsafe)
        recipe.environment["PYTHONPATH"] =
            (support / "modules").string() + (others == nullptr ? "" : ":" + std::string(others));
    }
    return {};
}

}  // namespace selfe::kernel
