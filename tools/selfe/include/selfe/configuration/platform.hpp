// What the tool needs to know of a platform: the relevant part of platforms/<name>/platform.toml.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/document.hpp"
#include "selfe/configuration/names.hpp"
#include "selfe/configuration/place.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace selfe::configuration {

/// A platform. Either QEMU plays it (`qemu` is its binary) or `hardware` says why none does.
struct Platform {
    std::filesystem::path file;  ///< its platform.toml
    std::string name;            ///< that of its folder
    std::vector<std::string> aliases;
    std::string description;
    std::string arch;       ///< instruction set: aarch32, aarch64, x86_64
    std::string toolchain;  ///< prefix of compiler and binutils, without the last `-`
    Place toolchain_place;
    std::string kernel_platform;  ///< what a kernel's configuration calls the platform
    std::string boot_method;      ///< `loader` or `multiboot`
    std::optional<std::string> qemu;
    std::optional<std::string> hardware;
    /// `[kernel_settings]`: what seL4's own build needs, below all tables of a sel4.toml.
    Scalars kernel_settings;

    /// Whether `text` is its name or one of its aliases.
    [[nodiscard]] bool is_called(std::string_view text) const;
};

/// Reads one platform file. Keys that belong to others (memory, UART …) are not looked at; that all
/// keys are what they should be is the runner's `selfe-run platform` to say.
/// Errors, with line and column: no TOML, a key of the above that is missing or of the wrong type.
[[nodiscard]] Expected<Platform> read_platform(const std::filesystem::path& file);

/// All platforms of these folders, sorted by name; of two with one name the first folder's wins.
/// A folder that does not exist has none. Errors: as for `read_platform`.
[[nodiscard]] Expected<std::vector<Platform>> read_platforms(
    const std::vector<std::filesystem::path>& folders);

/// The platform of that name or alias, or nullptr.
[[nodiscard]] const Platform* find_platform(const std::vector<Platform>& platforms,
                                            std::string_view name);

}  // namespace selfe::configuration
