// A kernel's install prefix or build folder, checked to be whole, and its compiler target.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "configuration.hpp"
#include "selfe/common/diagnostic.hpp"

namespace selfe::generator {

/// How libclang is told about the machine that the headers are for.
struct Target {
    std::string triple;
    std::vector<std::string> flags;
};

struct Prefix {
    /// Canonical folders in the compiler's order: one of an install prefix, about ten of a kernel's
    /// build folder, whose sources and generated headers lie apart.
    std::vector<std::filesystem::path> includes;
    Configuration configuration;
    std::string sel4_arch;  ///< SEL4_ARCH: aarch64, x86_64, ...

    /// Where a header such as "sel4/types.h" lies: in the first folder that has it, as the
    /// compiler searches; the path it would have in the first folder if none has.
    [[nodiscard]] std::filesystem::path file(std::string_view header) const;
    /// `path` relative to the include folder that it is in; nothing for a file of nobody's.
    [[nodiscard]] std::optional<std::string> relative(std::string_view path) const;
};

/// Reads and checks an install prefix (`<root>/libsel4/include`), or a kernel's build folder
/// (`<root>/CMakeCache.txt`).
/// Errors, each naming the file that is missing or wrong: no such folder, neither of the two, a
/// header or gen_config.json missing, a configuration that names no architecture.
[[nodiscard]] Expected<Prefix> open_prefix(const std::filesystem::path& root);

/// The target for a SEL4_ARCH. `triple` replaces the deduced one unless it is empty.
/// Errors: an architecture that is not known, a triple of another architecture.
[[nodiscard]] Expected<Target> target_for(const Prefix& prefix, std::string_view triple);

}  // namespace selfe::generator
