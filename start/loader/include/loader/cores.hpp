// Brings up the cores that the kernel waits for beside the one that firmware started.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"

namespace selfe::loader {

/// Starts cores 1 to `payload.core_count` - 1, one after the other, each on its stack in `scratch`;
/// returns when all of them run with the loader's translation and are on their way to the kernel,
/// which holds them until the boot core has initialised it. Called with translation and caches on,
/// and everything in its place. Panics when a core cannot be started or does not come.
void start_other_cores(const Payload& payload, uint64_t scratch);

}  // namespace selfe::loader
