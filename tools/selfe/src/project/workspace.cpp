// Puts together what nearly every command begins with.
// SPDX-License-Identifier: BSD-2-Clause
#include "project/workspace.hpp"

#include <string>
#include <utility>

namespace selfe::project {

using namespace configuration;

Expected<Workspace> open_workspace(const Request& request) {
    auto installation = find_installation();
    if (!installation) {
        return std::unexpected(installation.error());
    }
    auto platforms = read_platforms(installation->platform_folders());
    if (!platforms) {
        return std::unexpected(platforms.error());
    }
    auto resolved = resolve(request, read_environment(), *platforms);
    if (!resolved) {
        return std::unexpected(resolved.error());
    }
    return Workspace{std::move(*installation), std::move(*platforms), std::move(*resolved)};
}

Diagnostic unknown_platform(const std::vector<Platform>& platforms, std::string_view name) {
    std::string known;
    for (const Platform& platform : platforms) {
        known += (known.empty() ? "" : ", ") + platform.name;
    }
    return {"", 0, 0, "unknown platform '" + std::string(name) + "'",
            "one of: " + known + "; `selfe platforms` says more"};
}

Expected<kernel::ObtainOptions> with_cache(kernel::ObtainOptions options) {
    auto cache = kernel::default_cache();
    if (!cache) {
        return std::unexpected(cache.error());
    }
    options.cache = std::move(*cache);
    return options;
}

}  // namespace selfe::project
