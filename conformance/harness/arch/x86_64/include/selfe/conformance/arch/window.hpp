// Where cases map what they make, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe::conformance {

/// An address below which the image lies, and from which on nothing is mapped, not even a table:
/// 512 GiB. Aligned for each page size.
inline constexpr Word window = Word{1} << 39;

/// Bytes that one translation table of each level spans ("Intel 64 and IA-32 Architectures Software
/// Developer's Manual", volume 3, section "4-Level Paging").
inline constexpr Word small_page_bytes = Word{1} << 12;
inline constexpr Word large_page_bytes = Word{1} << 21;
inline constexpr Word huge_page_bytes = Word{1} << 30;

}  // namespace selfe::conformance
