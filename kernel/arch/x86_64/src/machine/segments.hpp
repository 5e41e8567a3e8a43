// Segments, the task state and the gates that interrupts go through.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel::machine {

/// From here on traps reach vectors.S. Once, at boot.
void load_segments();

}  // namespace kernel::machine
