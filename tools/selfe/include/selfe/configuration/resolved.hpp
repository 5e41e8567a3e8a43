// A sel4.toml applied to one platform and one profile: all that a build needs to know.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/document.hpp"
#include "selfe/configuration/kernel_origin.hpp"
#include "selfe/configuration/names.hpp"
#include "selfe/configuration/platform.hpp"
#include "selfe/configuration/request.hpp"
#include "selfe/configuration/setting.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace selfe::configuration {

/// A file that was found and read, and all that is wrong with it.
struct Loaded {
    std::optional<std::filesystem::path> file;  ///< absolute; none: the embedded default
    std::filesystem::path folder;               ///< the file's; without one, the working folder
    Document document;
    std::vector<Diagnostic> errors;
    std::vector<Diagnostic> notes;
};

/// How the root task is made. `command` runs as `sh -c` in `Resolved::folder`, with
/// `root_task_environment`; without it the image is made by somebody else.
struct RootTask {
    std::optional<Placed<std::string>> command;
    Placed<std::filesystem::path> image;  ///< absolute
};

/// The one answer that every command and CMake build upon.
///
/// Paths are absolute. `settings`, `metadata` and `build` are sorted by key, each key once.
struct Resolved {
    std::optional<std::filesystem::path> file;  ///< the sel4.toml; none: the embedded default
    std::filesystem::path folder;               ///< the file's; without one, the working folder

    std::string platform;          ///< name of its folder in platforms/, or as the user named it
    std::string platform_as_said;  ///< the file's word for it, such as the alias `virt`
    std::optional<Platform> platform_data;  ///< none: a platform that platforms/ does not know
    Profile profile{};
    Arch arch{};
    Sel4Arch sel4_arch{};

    Placed<KernelOrigin> kernel;
    /// `[sel4] build_dir`: a build folder of seL4 that exists already; it takes the kernel's place.
    std::optional<Placed<std::filesystem::path>> build_dir;
    std::vector<Setting> settings;  ///< of the kernel's build

    /// Prefix of the compiler's name, with its last `-`; none: the host's own compiler.
    std::optional<Placed<std::string>> cross_compiler_prefix;
    std::optional<Placed<std::filesystem::path>> toolchain_dir;  ///< goes to the front of PATH
    std::optional<RootTask> root_task;

    std::vector<Setting> metadata;

    /// How platform, profile, arch and sel4_arch were chosen, and how the keys of `[build.*]` came
    /// to their values, which are as written: for `selfe config explain`.
    std::vector<Setting> choices;
    std::vector<Setting> build;
    /// What is worth saying once but stops nothing, such as keys without use any more.
    std::vector<Diagnostic> notes;

    /// The kernel's setting of that key, or nullptr.
    [[nodiscard]] const Setting* setting(std::string_view key) const;
};

/// What `make_root_task` finds in its environment: names and values, sorted by name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> root_task_environment(
    const Resolved& resolved);

/// Finds the file and reads it: the one that was asked for, else $SEL4_CONFIG_PATH's, else the
/// nearest from the working folder upwards, else the embedded default.
/// Errors: a file that was named does not exist, or cannot be read. What is wrong *in* it is in the
/// result.
[[nodiscard]] Expected<Loaded> load(const Request& request, const Environment& environment,
                                    const std::vector<Platform>& platforms);

/// Picks platform, architecture and profile, and lays the tables over each other: docs/sel4-toml.md
/// has the order. `platforms` are those that exist on this machine.
/// Errors: the first that the file has, or a choice that cannot be made or does not fit.
[[nodiscard]] Expected<Resolved> resolve(const Loaded& loaded, const Request& request,
                                         const Environment& environment,
                                         const std::vector<Platform>& platforms);

/// Both in one.
[[nodiscard]] Expected<Resolved> resolve(const Request& request, const Environment& environment,
                                         const std::vector<Platform>& platforms);

/// The platforms that the file is for: those of its `[build.*]`, or with none of them all.
[[nodiscard]] std::vector<std::string> platforms_of(const Document& document,
                                                    const std::vector<Platform>& platforms);

}  // namespace selfe::configuration
