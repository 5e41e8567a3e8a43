// All that decides what a kernel's build gives, before anything is run: one value, one text.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/process.hpp"
#include "selfe/configuration/installation.hpp"
#include "selfe/configuration/resolved.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace selfe::kernel {

/// One `-DKEY=VALUE` for the kernel's CMake.
struct Definition {
    std::string key;
    std::string value;
    /// The setting behind it, checked against what the kernel makes of it; nullptr: selfe's own.
    const configuration::Setting* setting{};
};

/// How one kernel is built. `Definition::setting` points into the Resolved it was made from.
struct Recipe {
    std::string name;              ///< for people: `pc99-debug`
    std::string origin;            ///< what identifies the source: a path, or URL and commit
    std::filesystem::path source;  ///< the source tree; a repository's may still have to be fetched
    std::vector<Definition> definitions;
    bool takes_blanks{};  ///< whether its build may lie in a folder with a blank in its path
    std::string compiler_prefix;  ///< of the compiler's name, with its last `-`; empty: `gcc`
    /// Variables of every process of the build; no other settings get in from outside.
    std::map<std::string, std::optional<std::string>> environment;

    /// The whole of it as text, with the compiler that the environment gives; two builds of one
    /// source with equal texts give the same kernel.
    [[nodiscard]] std::string text() const;
    /// Where it is built within the cache.
    [[nodiscard]] std::filesystem::path folder(const std::filesystem::path& cache) const;
    /// The compiler, or nothing if there is none.
    [[nodiscard]] std::optional<std::filesystem::path> compiler() const;
};

/// The recipe for seL4's sources in `source`, or for any kernel with the same CMake interface.
[[nodiscard]] Recipe source_recipe(const configuration::Resolved& resolved,
                                   std::filesystem::path source, std::string origin);

/// The recipe for installing from a build folder that exists already.
[[nodiscard]] Recipe existing_build_recipe(const configuration::Resolved& resolved,
                                           const std::filesystem::path& build_folder);

/// The recipe for the embedded reference kernel. Errors: it does not run on this platform.
[[nodiscard]] Expected<Recipe> reference_recipe(const configuration::Resolved& resolved,
                                                const Installation& installation);

}  // namespace selfe::kernel
