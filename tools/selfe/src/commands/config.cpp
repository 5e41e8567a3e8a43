// selfe config: shows what a sel4.toml comes down to.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/resolved.hpp"

#include <iostream>
#include <memory>

namespace selfe::commands {
namespace {

using namespace configuration;

Expected<int> show(const Request& request) {
    const auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    const auto platforms = read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    const auto resolved = resolve(request, read_environment(), *platforms);
    if (!resolved) {
        return std::unexpected(resolved.error());
    }
    std::cout << "platform = " << resolved->platform << '\n'
              << "profile = " << name(resolved->profile) << '\n'
              << "kernel = " << describe(resolved->kernel.value) << '\n';
    for (const Setting& setting : resolved->settings) {
        std::cout << setting.key << " = " << to_toml(setting.winner.value) << '\n';
    }
    return ExitDone;
}

}  // namespace

void add_config(CLI::App& app, Action& chosen) {
    CLI::App* const config = app.add_subcommand("config", "What a sel4.toml comes down to.");
    config->require_subcommand(1);
    CLI::App* const show_command =
        config->add_subcommand("show", "The values for one platform and profile.");
    const auto request = std::make_shared<Request>();
    add_request_options(*show_command, *request);
    show_command->callback([&chosen, request] { chosen = [request] { return show(*request); }; });
}

}  // namespace selfe::commands
