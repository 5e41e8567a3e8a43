// Code that has been written into a frame, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/page.hpp"

namespace selfe::conformance {

/// Makes `bytes` that were written to a mapped page at `offset` visible to fetches.
inline void make_visible_to_fetches(Cap<Page> page, Word offset, Word bytes) {
    (void)page.unify_instruction(offset, offset + bytes);
}

}  // namespace selfe::conformance
