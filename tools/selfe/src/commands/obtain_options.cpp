// The options by which every command that needs a kernel says how it may be obtained.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/command.hpp"
#include "selfe/kernel/obtain.hpp"

namespace selfe::commands {

void add_obtain_options(CLI::App& command, kernel::ObtainOptions& options) {
    auto* const update = command.add_flag("--update", options.wants_update,
                                          "look branches and tags up anew, and rewrite sel4.lock");
    command
        .add_flag("--locked", options.is_locked,
                  "never write sel4.lock; what it does not say is an error")
        ->excludes(update);
    command
        .add_flag("--offline", options.is_offline,
                  "use only what is in the cache ($SELFE_CACHE_DIR, default ~/.cache/selfe)")
        ->excludes(update);
}

}  // namespace selfe::commands
