// All that a configuration says, in one shape: settings in groups.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/resolved.hpp"

#include <string>
#include <vector>

namespace selfe::commands {

/// The settings of one kind, under the name that outputs give it.
struct Group {
    std::string name;
    std::vector<configuration::Setting> settings;
};

/// Groups `choices`, `sel4`, `settings`, `build` and `metadata`, in this order; some may be empty.
[[nodiscard]] std::vector<Group> groups_of(const configuration::Resolved& resolved);

}  // namespace selfe::commands
