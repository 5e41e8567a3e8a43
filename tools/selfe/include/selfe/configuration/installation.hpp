// Where selfe's own data lies: beside the executable, in a build tree as in an installation.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace selfe {

/// The folders of one selfe.
struct Installation {
    /// share/selfe: platforms/, cmake/, runner/, runtime/ …, laid out as in the source tree.
    std::filesystem::path data;
    /// bin: the native tools.
    std::filesystem::path tools;

    /// The executable selfe-<name>; it may not have been built.
    [[nodiscard]] std::filesystem::path tool(std::string_view name) const;
    /// Folders of platforms: $SELFE_PLATFORM_DIR if set, then `data`'s.
    [[nodiscard]] std::vector<std::filesystem::path> platform_folders() const;
};

/// The installation that the running executable belongs to.
/// Errors: there is no `../share/selfe/platforms` beside it.
[[nodiscard]] Expected<Installation> find_installation();

}  // namespace selfe
