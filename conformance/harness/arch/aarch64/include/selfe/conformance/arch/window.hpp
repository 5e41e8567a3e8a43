// Where cases map what they make, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe::conformance {

/// An address below which the image lies, and from which on nothing is mapped: 256 GiB, which every
/// virtual address size that the kernel offers has. Aligned for each page size.
inline constexpr Word window = Word{1} << 38;

/// Bytes of each page size, and what the last translation table spans ("Arm Architecture Reference
/// Manual", section "VMSAv8-64 translation using the 4KB granule").
inline constexpr Word small_page_bytes = Word{1} << 12;
inline constexpr Word large_page_bytes = Word{1} << 21;
inline constexpr Word huge_page_bytes = Word{1} << 30;
inline constexpr Word table_bytes = large_page_bytes;

}  // namespace selfe::conformance
