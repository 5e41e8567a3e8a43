// What a command line that cannot be understood is answered with.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace selfe::commands {

/// The words for standard error: what is wrong, the nearest name that there is, and which help says
/// more. `app` is the whole command line, `error` what its parser threw.
[[nodiscard]] std::string usage_error(const CLI::App* app, const CLI::Error& error);

}  // namespace selfe::commands
