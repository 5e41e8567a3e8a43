// selfe config: what a sel4.toml comes down to.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/config.hpp"

namespace selfe::commands {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  selfe config show -p pc99              as a sel4.toml for pc99 alone\n"
    "  selfe config explain KernelPrinting    which line decided that, and which lost\n"
    "  selfe config check                     every mistake in the file, with its line\n"
    "  selfe config diff sabre tx1            what is different between two platforms\n";

}  // namespace

void add_config(CLI::App& app, Action& chosen) {
    CLI::App* const config = app.add_subcommand("config", "What a sel4.toml comes down to.");
    config->footer(examples);
    config->require_subcommand(1);
    add_config_show(*config, chosen);
    add_config_explain(*config, chosen);
    add_config_check(*config, chosen);
    add_config_diff(*config, chosen);
}

}  // namespace selfe::commands
