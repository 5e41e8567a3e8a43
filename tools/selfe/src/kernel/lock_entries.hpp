// sel4.lock: which commits the names in a sel4.toml stand for, so that a build can be repeated.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/common/diagnostic.hpp"
#include "selfe/configuration/kernel_origin.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace selfe::kernel {

/// One name and its commit (40 lower-case hex digits).
struct LockEntry {
    configuration::GitSource source;
    std::string commit;
};

/// The entries of a lock file; a file that is not there has none.
/// Errors, with line and column: no TOML, or not what selfe writes.
[[nodiscard]] Expected<std::vector<LockEntry>> read_lock(const std::filesystem::path& file);

/// The commit that `entries` have for a source, or nothing.
[[nodiscard]] std::optional<std::string> locked_commit(const std::vector<LockEntry>& entries,
                                                       const configuration::GitSource& source);

/// Writes a lock file, atomically. Errors: the system's reason.
[[nodiscard]] Expected<void> write_lock(const std::filesystem::path& file,
                                        const std::vector<LockEntry>& entries);

}  // namespace selfe::kernel
