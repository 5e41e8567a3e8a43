// The one place where selfe uses a shell: make_root_task is a shell command by its definition.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/build.hpp"

#include "selfe/common/process.hpp"

#include <iostream>

namespace selfe::project {

using namespace configuration;

Expected<void> make_root_task(const Resolved& resolved) {
    const RootTask& task = *resolved.root_task;
    if (task.command) {
        // The text goes to the shell as it stands in the file: nothing is put into it.
        Command command{{"sh", "-c", task.command->value}, resolved.folder, {}};
        for (const auto& [name, value] : root_task_environment(resolved)) {
            command.environment[name] = value;
        }
        // Its words go to standard error: standard output is for what selfe made.
        const auto ending = run(command, [](Stream, std::string_view text) { std::cerr << text; });
        if (!ending) {
            return std::unexpected(ending.error());
        }
        if (!ending->is_success()) {
            return std::unexpected(complaint(task.command->place,
                                             "make_root_task " + ending->description(),
                                             "it ran in " + resolved.folder.string()));
        }
    }
    if (!std::filesystem::is_regular_file(task.image.value)) {
        return std::unexpected(complaint(
            task.image.place, "root_task_image is not there: " + task.image.value.string(),
            task.command ? "make_root_task did not make it"
                         : "make it, or say how in make_root_task"));
    }
    return {};
}

}  // namespace selfe::project
