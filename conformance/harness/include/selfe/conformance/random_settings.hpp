// Which random sequences the cases of this boot play, and how long they are.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe::conformance {

/// The same numbers give the same run, on every kernel that does what it should.
struct RandomSettings {
    static constexpr uint64_t own_seed = 0x5e1fe;

    uint64_t seed = own_seed;
    uint32_t steps = 0;       ///< 0: as each case sees fit
    bool are_chosen = false;  ///< by whoever runs the image

    uint32_t steps_or(uint32_t own_steps) const { return steps == 0 ? own_steps : steps; }

    /// Those of the running image.
    static RandomSettings& current();
};

}  // namespace selfe::conformance
