// The options by which every command chooses its configuration.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"

namespace selfe::commands {

using configuration::Profile;

void add_request_options(CLI::App& command, configuration::Request& request) {
    auto* const file =
        command.add_option("-c,--config", request.file,
                           "the sel4.toml, or its folder (default: $SEL4_CONFIG_PATH, then the "
                           "nearest from here upwards, then the embedded one)");
    command
        .add_flag("--default", request.is_default, "the embedded default, whatever file there is")
        ->excludes(file);
    command.add_option("-p,--platform", request.platform,
                       "platform (default: $SEL4_PLATFORM, then the file's only one)");
    auto* const debug = command.add_flag_callback(
        "--debug", [&request] { request.profile = Profile::Debug; }, "debug profile (the default)");
    command
        .add_flag_callback(
            "--release", [&request] { request.profile = Profile::Release; }, "release profile")
        ->excludes(debug);
    command.add_option("--sel4_arch,--sel4-arch", request.sel4_arch,
                       "seL4's name of the architecture, where the platform leaves it open");
    command.add_option("--arch", request.arch, "arm, x86 or riscv (default: follows sel4_arch)");
    command
        .add_option("--set", request.settings,
                    "KEY=VALUE: a setting of the kernel, above all tables of the file")
        ->take_all()
        ->allow_extra_args(false);
}

}  // namespace selfe::commands
