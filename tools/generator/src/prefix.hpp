// A kernel's install prefix, checked to be whole, and the compiler target that it is for.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <filesystem>
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
    std::filesystem::path include;  ///< folder that holds sel4/sel4.h
    Configuration configuration;
    std::string sel4_arch;  ///< SEL4_ARCH: aarch64, x86_64, ...
};

/// Reads and checks `<root>/libsel4/include`.
/// Errors, each naming the file that is missing or wrong: no such folder, a folder without
/// libsel4, a header or gen_config.json missing, a configuration that names no architecture.
[[nodiscard]] Expected<Prefix> open_prefix(const std::filesystem::path& root);

/// The target for a SEL4_ARCH. `triple` replaces the deduced one unless it is empty.
/// Errors: an architecture that is not known, a triple of another architecture.
[[nodiscard]] Expected<Target> target_for(const Prefix& prefix, std::string_view triple);

}  // namespace selfe::generator
