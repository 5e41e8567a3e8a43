// `selfe-archive pack`: from files and the names that they shall have to one archive.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace selfe::archive {

struct PackOptions {
    std::vector<std::string> files;  ///< each `PATH`, or `NAME=PATH`
    std::filesystem::path base = ".";
    std::filesystem::path output;
    std::uint32_t alignment = 16;
};

/// Writes the archive. A file without a name gets its path relative to `base`.
/// Errors: a file cannot be read, or lies outside of `base` and has no name; those of `pack`.
/// Nothing is written then.
[[nodiscard]] Expected<void> run_pack(const PackOptions& options);

}  // namespace selfe::archive
