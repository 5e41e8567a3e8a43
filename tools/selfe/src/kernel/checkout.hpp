// Which commit of a repository is built, by sel4.lock, and its files in the cache.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/configuration/resolved.hpp"
#include "selfe/kernel/obtain.hpp"

#include <filesystem>
#include <string>

namespace selfe::kernel {

struct Checkout {
    std::string commit;
    std::filesystem::path folder;  ///< whole if it is there
};

/// Decides the commit: what sel4.lock says, or what the repository says now, which is then written
/// to sel4.lock. The file lies beside the sel4.toml (for the embedded default, in the cache).
/// Errors: the repository has to be asked, and may not be or does not answer.
[[nodiscard]] Expected<Checkout> choose_checkout(const configuration::Resolved& resolved,
                                                 const configuration::GitSource& source,
                                                 const ObtainOptions& options, Progress& progress);

/// Makes sure that the checkout's folder is there. Errors: it is not, and may not or cannot be
/// fetched.
[[nodiscard]] Expected<void> provide_checkout(const Checkout& checkout,
                                              const configuration::GitSource& source,
                                              const ObtainOptions& options, Progress& progress);

}  // namespace selfe::kernel
