// Another program in this one's place: terminal, signals and exit code are its own from there on.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/installation.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace selfe::project {

/// This process becomes `program`. Errors: it cannot be started; otherwise this does not return.
[[nodiscard]] Expected<int> hand_over(const std::filesystem::path& program,
                                      const std::vector<std::string>& arguments);

/// The runner, selfe-run: what boots images and judges their cases.
[[nodiscard]] std::filesystem::path runner(const Installation& installation);

/// Appends what makes the runner use one of `boards`, which are files and folders.
void add_boards(std::vector<std::string>& arguments, const std::vector<std::string>& boards);

}  // namespace selfe::project
