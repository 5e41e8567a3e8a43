// selfe init: a new project that builds at once.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "project/template.hpp"
#include "project/workspace.hpp"

#include <algorithm>
#include <iostream>
#include <memory>

namespace selfe::commands {
namespace {

namespace fs = std::filesystem;
using configuration::Platform;

struct Options {
    std::string folder = ".";
    std::string platform = "qemu-arm-virt";  // whatever the host is, QEMU plays it
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe init hello && cd hello && selfe simulate\n"
    "  mkdir robot && cd robot && selfe init -p sabre\n"
    "\n"
    "The folder must be empty, or not there. The project is called after it.";

/// A name for a CMake target, from that of a folder.
std::string target_name(const fs::path& folder) {
    std::string name = folder.filename().string();
    std::ranges::replace_if(
        name,
        [](unsigned char c) { return c > 127 || (std::isalnum(c) == 0 && c != '-' && c != '_'); },
        '_');
    const bool is_word =
        !name.empty() && std::isalpha(static_cast<unsigned char>(name.front())) != 0;
    // CMake, and the tests of a project, keep these to themselves.
    const bool is_taken = name == "all" || name == "clean" || name == "help" || name == "install" ||
                          name == "test" || name == "selfe";
    return is_word && !is_taken ? name : "program_" + name;
}

std::string kernel_for(const Platform& platform, const Installation& installation) {
    const auto reference = installation.data / "kernel" / "platforms" / platform.kernel_platform;
    return fs::is_directory(reference)
               ? R"("reference")"
               : R"({ git = "https://github.com/seL4/seL4", tag = "16.0.0" })";
}

Expected<int> run_init(const Options& options) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    const auto platforms = configuration::read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const Platform* const platform = configuration::find_platform(*platforms, options.platform);
    if (platform == nullptr) {
        return std::unexpected(project::unknown_platform(*platforms, options.platform));
    }
    fs::path folder = fs::absolute(options.folder).lexically_normal();
    if (!folder.has_filename()) {
        folder = folder.parent_path();  // as it was said with a slash at its end
    }
    if (auto done =
            project::write_project(folder, {{"name", target_name(folder)},
                                            {"platform", platform->name},
                                            {"kernel", kernel_for(*platform, *installation)},
                                            {"series", std::string(project::version_series())}});
        !done) {
        return std::unexpected(done.error());
    }
    std::cout << "a project for " << platform->name << " in " << folder.string() << '\n'
              << "next: ";
    if (folder != fs::current_path()) {
        std::cout << "cd " << options.folder << " && ";
    }
    std::cout << (platform->qemu ? "selfe simulate\n" : "selfe build\n");
    return ExitDone;
}

}  // namespace

void add_init(CLI::App& app, Action& chosen) {
    CLI::App* const command = app.add_subcommand("init", "Make a new project that builds.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "its folder (default: this one)");
    command->add_option("-p,--platform", options->platform, "its platform")->capture_default_str();
    command->callback([&chosen, options] { chosen = [options] { return run_init(*options); }; });
}

}  // namespace selfe::commands
