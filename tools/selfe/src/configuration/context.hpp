// For whom a document is resolved: platform, profile, architecture.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/document.hpp"
#include "selfe/configuration/platform.hpp"
#include "selfe/configuration/request.hpp"

#include <string>
#include <vector>

namespace selfe::configuration {

/// What was chosen. `data` points into the list of platforms that the choice was made from.
struct Context {
    std::string platform;       ///< name of its folder; without one, as said
    std::string platform_word;  ///< the document's word for it, else as said
    const Platform* data{};
    Profile profile{};
    Arch arch{};
    Sel4Arch sel4_arch{};
};

/// Makes the choices that are open. Errors: an unknown or ambiguous platform or architecture, or
/// ones that do not go together.
[[nodiscard]] Expected<Context> choose_context(const Request& request,
                                               const Environment& environment,
                                               const Document& document,
                                               const std::vector<Platform>& platforms);

}  // namespace selfe::configuration
