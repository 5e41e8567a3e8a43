// Puts what `[sel4]` says into the shape that all other settings have.
// SPDX-License-Identifier: BSD-2-Clause
#include "commands/setting_groups.hpp"

namespace selfe::commands {
namespace {

using namespace configuration;

std::vector<Setting> sources(const Resolved& resolved) {
    std::vector<Setting> settings;
    if (resolved.build_dir) {
        settings.push_back(
            {"build_dir",
             {resolved.build_dir->value.string(), "[sel4]", resolved.build_dir->place},
             {}});
    }
    if (!resolved.kernel.place.file.empty()) {
        settings.push_back(
            {"kernel", {describe(resolved.kernel.value), "[sel4]", resolved.kernel.place}, {}});
    }
    return settings;
}

}  // namespace

std::vector<Group> groups_of(const Resolved& resolved) {
    return {{"choices", resolved.choices},
            {"sel4", sources(resolved)},
            {"settings", resolved.settings},
            {"build", resolved.build},
            {"metadata", resolved.metadata}};
}

}  // namespace selfe::commands
