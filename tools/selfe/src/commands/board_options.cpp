// The option that puts a board in QEMU's place.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"

namespace selfe::commands {

CLI::Option* add_board_option(CLI::App& command, std::vector<std::string>& boards) {
    return command
        .add_option("--board", boards,
                    "in the place of QEMU, a free one of the boards that this file or folder "
                    "describes (hil/README.md)")
        ->type_name("PLACE")
        ->take_all()
        ->allow_extra_args(false);
}

}  // namespace selfe::commands
