// Where selfe keeps what it fetched and built, so that nothing is fetched or built twice.
// SPDX-License-Identifier: BSD-2-Clause
//
//   <cache>/git/<name>-<hash of URL>/<commit>/    a checkout; it is there only if it is whole
//   <cache>/kernels/<platform>-<profile>-<hash>/  one configuration of one kernel: build/, prefix/,
//   build.log
//   <cache>/conformance/<platform>-<hash>/        the suite on a kernel, and what its last run left
//
// Beside each folder that is being made lies a `.lock` file.
#pragma once

#include "selfe/common/diagnostic.hpp"

#include <filesystem>
#include <string_view>

namespace selfe::kernel {

/// The folder of one repository's checkouts. `url` may hold a password: only its last part and a
/// fingerprint of it get into the name.
[[nodiscard]] std::filesystem::path repository_folder(const std::filesystem::path& cache,
                                                      std::string_view url);

/// The lock file of a folder in the cache.
[[nodiscard]] std::filesystem::path lock_of(const std::filesystem::path& folder);

}  // namespace selfe::kernel
