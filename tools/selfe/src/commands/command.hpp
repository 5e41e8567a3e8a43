// What selfe's commands share: how they join the command line, and what they hand back.
// SPDX-License-Identifier: BSD-2-Clause
//
// Each command is one file with one function, `add_<name>(app, chosen)`: it adds its subcommand
// and, if that was given, sets `chosen`. main runs it once everything has been parsed, prints the
// Diagnostic that it may hand back, and gives its exit code to the shell.
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/common/exit_code.hpp"
#include "selfe/configuration/request.hpp"
#include "selfe/kernel/obtain.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace selfe::commands {

/// What the command line asks for; an exit code, or why there is nothing to show for it.
using Action = std::function<Expected<int>()>;

void add_api(CLI::App& app, Action& chosen);
void add_build(CLI::App& app, Action& chosen);
void add_cache(CLI::App& app, Action& chosen);
void add_completion(CLI::App& app, Action& chosen);
void add_config(CLI::App& app, Action& chosen);
void add_doctor(CLI::App& app, Action& chosen);
void add_init(CLI::App& app, Action& chosen);
void add_kernel(CLI::App& app, Action& chosen);
void add_platforms(CLI::App& app, Action& chosen);
void add_report(CLI::App& app, Action& chosen);
void add_simulate(CLI::App& app, Action& chosen);
void add_test(CLI::App& app, Action& chosen);

/// Adds --config, --platform, --debug, --release, --arch, --sel4_arch and --set, which `request`
/// holds after parsing; it must live that long.
void add_request_options(CLI::App& command, configuration::Request& request);

/// Adds --update, --locked and --offline, which `options` holds after parsing; it must live that
/// long.
void add_obtain_options(CLI::App& command, kernel::ObtainOptions& options);

/// Adds --board, whose files and folders `boards` holds after parsing; it must live that long.
CLI::Option* add_board_option(CLI::App& command, std::vector<std::string>& boards);

}  // namespace selfe::commands
