// What the loader makes sure of before it moves a byte.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"

#include <stdint.h>

namespace selfe::loader {

/// The first thing that is wrong with a payload for a loader of `machine` that occupies
/// [image_start, image_end), as a sentence for `panic`; nullptr if nothing is.
///
/// The packer has checked all of this for the address it chose; the image may have been loaded
/// elsewhere since, or only in part.
[[nodiscard]] const char* find_fault(const Payload& payload, uint32_t machine, uint64_t image_start,
                                     uint64_t image_end);

}  // namespace selfe::loader
