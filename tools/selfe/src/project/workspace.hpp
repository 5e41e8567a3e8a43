// Where a command works: selfe's own folders, the platforms there are, and the resolved sel4.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/platform.hpp"
#include "selfe/configuration/request.hpp"
#include "selfe/configuration/resolved.hpp"
#include "selfe/kernel/obtain.hpp"

#include <string_view>
#include <vector>

namespace selfe::project {

struct Workspace {
    Installation installation;
    std::vector<configuration::Platform> platforms;
    configuration::Resolved resolved;
};

/// All that a command line leaves to find out. Errors: those of `find_installation`,
/// `read_platforms` and `resolve`.
[[nodiscard]] Expected<Workspace> open_workspace(const configuration::Request& request);

/// That there is no platform of that name; the hint names all.
[[nodiscard]] Diagnostic unknown_platform(const std::vector<configuration::Platform>& platforms,
                                          std::string_view name);

/// `options` with the cache folder filled in. Errors: there is no place for one.
[[nodiscard]] Expected<kernel::ObtainOptions> with_cache(kernel::ObtainOptions options);

}  // namespace selfe::project
