// The subcommands of `selfe config`, one a file.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "commands/command.hpp"

namespace selfe::commands {

void add_config_show(CLI::App& config, Action& chosen);
void add_config_explain(CLI::App& config, Action& chosen);
void add_config_check(CLI::App& config, Action& chosen);
void add_config_diff(CLI::App& config, Action& chosen);

}  // namespace selfe::commands
