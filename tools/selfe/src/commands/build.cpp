// selfe build: kernel, root task and image of the project here.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/build.hpp"
#include "commands/command.hpp"
#include "commands/configuration_json.hpp"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace selfe::commands {
namespace {

struct Options {
    configuration::Request request;
    kernel::ObtainOptions obtain;
    bool is_json{};
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe build                        the debug build for the file's only platform\n"
    "  selfe build -p sabre --release     another platform, without the kernel's console\n"
    "  selfe build --set KernelNumDomains=4\n"
    "  selfe build --json | jq -r '.images[0].image'\n"
    "\n"
    "The root task is made by make_root_task in [build.PLATFORM], if it is there, else by the\n"
    "CMakeLists.txt beside the sel4.toml. Images go to build/PLATFORM-PROFILE beside it.";

void print_text(const project::Built& built) {
    std::cout << "kernel     " << built.kernel.prefix.string() << '\n';
    for (const project::Image& image : built.images) {
        std::cout << "root task  " << image.root_task.string() << '\n'
                  << "image      " << image.file.string() << '\n';
    }
}

void print_json(const project::Built& built, configuration::Profile profile) {
    nlohmann::ordered_json images = nlohmann::ordered_json::array();
    for (const project::Image& image : built.images) {
        images.push_back({{"name", image.name},
                          {"image", image.file.string()},
                          {"root_task", image.root_task.string()}});
    }
    const nlohmann::ordered_json document{{"format", 1},
                                          {"platform", built.platform.name},
                                          {"profile", name(profile)},
                                          {"kernel", built.kernel.prefix.string()},
                                          {"build", built.folder.string()},
                                          {"images", images}};
    std::cout << text_of(document);
}

Expected<int> run_build(const Options& options) {
    const auto workspace = project::open_workspace(options.request);
    if (!workspace) {
        return std::unexpected(workspace.error());
    }
    const auto obtain = project::with_cache(options.obtain);
    if (!obtain) {
        return std::unexpected(obtain.error());
    }
    kernel::TextProgress progress(std::cerr, kernel::terminal_columns());
    const auto built = project::build_project(*workspace, *obtain, progress);
    if (!built) {
        return std::unexpected(built.error());
    }
    if (options.is_json) {
        print_json(*built, workspace->resolved.profile);
    } else {
        print_text(*built);
    }
    return ExitDone;
}

}  // namespace

void add_build(CLI::App& app, Action& chosen) {
    CLI::App* const command = app.add_subcommand("build", "Build kernel, root task and image.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    add_request_options(*command, options->request);
    add_obtain_options(*command, options->obtain);
    command->add_flag("--json", options->is_json, "say what was made for a machine to read");
    command->callback([&chosen, options] { chosen = [options] { return run_build(*options); }; });
}

}  // namespace selfe::commands
