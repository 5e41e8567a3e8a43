// Resolving a text against the project's own platforms.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "testing.hpp"

namespace selfe::configuration {

inline const std::vector<Platform>& platforms() {
    static const auto known = read_platforms({SELFE_PLATFORMS});
    return *known;
}

inline Expected<Resolved> resolved(std::string_view text, const Request& request,
                                   const Environment& environment = bare_environment()) {
    return resolve(loaded_from(text, platforms()), request, environment, platforms());
}

inline Request for_platform(const std::string& platform, Profile profile = Profile::Debug) {
    Request request;
    request.platform = platform;
    request.profile = profile;
    return request;
}

}  // namespace selfe::configuration
