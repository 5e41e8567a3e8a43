// The configuration as this process sees it: its installation, its environment, its folder.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/resolved.hpp"

#include <vector>

namespace selfe::commands {

/// The platforms of this installation and of $SELFE_PLATFORM_DIR.
[[nodiscard]] Expected<std::vector<configuration::Platform>> known_platforms();

/// Resolves what is asked for, and writes the notes to standard error.
[[nodiscard]] Expected<configuration::Resolved> resolve_here(const configuration::Request& request);

/// Writes notes to standard error.
void print_notes(const std::vector<Diagnostic>& notes);

}  // namespace selfe::commands
