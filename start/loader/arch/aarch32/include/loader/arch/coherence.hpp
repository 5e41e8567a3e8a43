// What makes the caches of a Cortex-A9's cores one.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::loader::arch {

/// Switches the snoop control unit on and lets this core take part. Called with caches off.
void join_coherent_cores();

}  // namespace selfe::loader::arch
