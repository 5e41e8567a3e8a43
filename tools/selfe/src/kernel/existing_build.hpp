// A build folder of a kernel that exists already: installed from, never built in.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/kernel/obtain.hpp"

namespace selfe::kernel {

/// The prefix of `[sel4] build_dir`, which `resolved` must have: `cmake --install` of that folder
/// into selfe's cache, again whenever the folder was built again.
/// Errors: it is no build folder, or it has not been built.
[[nodiscard]] Expected<KernelPrefix> obtain_existing_build(const configuration::Resolved& resolved,
                                                           const Installation& installation,
                                                           const ObtainOptions& options,
                                                           Progress& progress);

}  // namespace selfe::kernel
