// Where cases map what they make, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe::conformance {

/// An address below which the image lies, and from which on nothing is mapped: 1 GiB, below the
/// kernel's window on every platform. Aligned for each page size.
inline constexpr Word window = Word{1} << 30;

/// Bytes of each page size, and what the last translation table spans ("Arm Architecture Reference
/// Manual for ARMv7-A", section "Short-descriptor translation table format").
inline constexpr Word small_page_bytes = Word{1} << sys::seL4_PageBits;
inline constexpr Word large_page_bytes = Word{1} << sys::seL4_LargePageBits;
inline constexpr Word section_bytes = Word{1} << sys::seL4_SectionBits;
inline constexpr Word super_section_bytes = Word{1} << sys::seL4_SuperSectionBits;
inline constexpr Word table_bytes = section_bytes;

}  // namespace selfe::conformance
