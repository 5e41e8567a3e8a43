// Code that has been written into a frame, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/page.hpp"

namespace selfe::conformance {

/// Fetches see what was written.
inline void make_visible_to_fetches(Cap<Page>, Word, Word) {}

}  // namespace selfe::conformance
