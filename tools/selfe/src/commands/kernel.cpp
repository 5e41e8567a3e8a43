// selfe kernel: gets the kernel that a sel4.toml asks for, and says where it is.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "commands/configuration_json.hpp"
#include "commands/here.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/resolved.hpp"
#include "selfe/kernel/obtain.hpp"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace selfe::commands {
namespace {

struct Options {
    configuration::Request request;
    kernel::ObtainOptions obtain;
    bool wants_json{};
};

constexpr const char* examples =
    "Examples:\n"
    "  selfe kernel -p pc99             the kernel for pc99 as sel4.toml says; prints its prefix\n"
    "  selfe kernel -p sabre --update   follows a branch that has moved, and rewrites sel4.lock\n"
    "  selfe kernel -p tx1 --offline    only from what was fetched before\n";

/// What CMake and scripts read.
nlohmann::ordered_json as_json(const configuration::Resolved& resolved,
                               const kernel::KernelPrefix& kernel) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    if (resolved.file) {
        files.push_back(resolved.file->string());
        files.push_back((resolved.file->parent_path() / "sel4.lock").string());
    }
    if (resolved.platform_data) {
        files.push_back(resolved.platform_data->file.string());
    }
    return {{"prefix", kernel.prefix.string()},
            {"log", kernel.log.string()},
            {"was_built", kernel.was_built},
            {"platform", resolved.platform},
            {"profile", configuration::name(resolved.profile)},
            {"sel4_arch", configuration::name(resolved.sel4_arch)},
            {"depends_on", std::move(files)}};
}

Expected<int> obtain(const Options& options) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    const auto resolved = resolve_here(options.request);
    if (!resolved) {
        return std::unexpected(resolved.error());
    }
    kernel::ObtainOptions how = options.obtain;
    const auto cache = kernel::default_cache();
    if (!cache) {
        return std::unexpected(cache.error());
    }
    how.cache = *cache;
    kernel::TextProgress progress(std::cerr, kernel::terminal_columns());
    const auto kernel = kernel::obtain_kernel(*resolved, *installation, how, progress);
    if (!kernel) {
        return std::unexpected(kernel.error());
    }
    if (options.wants_json) {
        std::cout << text_of(as_json(*resolved, *kernel));
    } else {
        std::cout << kernel->prefix.string() << '\n';
    }
    return ExitDone;
}

}  // namespace

void add_kernel(CLI::App& app, Action& chosen) {
    CLI::App* const command = app.add_subcommand(
        "kernel", "Get the kernel, building it from source if need be; prints its prefix.");
    command->footer(examples);
    const auto options = std::make_shared<Options>();
    add_request_options(*command, options->request);
    add_obtain_options(*command, options->obtain);
    command->add_flag("--json", options->wants_json, "print what a program wants to know");
    command->callback([&chosen, options] { chosen = [options] { return obtain(*options); }; });
}

}  // namespace selfe::commands
