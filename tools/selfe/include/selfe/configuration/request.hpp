// What the caller of the tool asks for: which file, which platform, which profile.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/names.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace selfe::configuration {

/// The choices a command line can make; what it leaves open, environment and file decide.
struct Request {
    std::optional<std::filesystem::path> file;  ///< --config
    bool is_default{};                     ///< --default: the embedded one, whatever file there is
    std::optional<std::string> platform;   ///< --platform: a name or alias
    std::optional<Profile> profile;        ///< --debug, --release
    std::optional<std::string> arch;       ///< --arch
    std::optional<std::string> sel4_arch;  ///< --sel4_arch
    std::vector<std::string> settings;     ///< --set KEY=VALUE, above all tables of the file
};

/// The environment variables that count, as selfe-config names them.
struct Environment {
    std::optional<std::string> config_path;         ///< SEL4_CONFIG_PATH
    std::optional<std::string> platform;            ///< SEL4_PLATFORM
    std::optional<std::string> override_arch;       ///< SEL4_OVERRIDE_ARCH
    std::optional<std::string> override_sel4_arch;  ///< SEL4_OVERRIDE_SEL4_ARCH
    std::filesystem::path working_folder;           ///< where the search for sel4.toml begins
};

/// This process's environment; an empty variable counts as none.
[[nodiscard]] Environment read_environment();

}  // namespace selfe::configuration
