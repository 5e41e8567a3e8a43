// The machine word: capability addresses, message registers, badges.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

namespace selfe {

using Word = sys::seL4_Word;

/// Bits of a word, and so the depth of a capability address that is resolved in full.
inline constexpr Word word_bits = sys::seL4_WordBits;

}  // namespace selfe
