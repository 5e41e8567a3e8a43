// Page sizes and translation tables of AArch64, and where a root task's addresses are free.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch/page_table.hpp"
#include "selfe/page_sizes.hpp"
#include "selfe/traits.hpp"

namespace selfe {

template <>
inline constexpr bool is_page_size<SmallPage> = true;
template <>
inline constexpr bool is_page_size<LargePage> = true;
template <>
inline constexpr bool is_page_size<HugePage> = true;

namespace arch {

/// "Arm Architecture Reference Manual", section "VMSAv8-64 translation using the 4KB granule".
inline constexpr PageSize page_sizes[] = {{Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
                                          {Traits<LargePage>::size_bits, Traits<LargePage>::type},
                                          {Traits<HugePage>::size_bits, Traits<HugePage>::type}};
inline constexpr Word page_size_count = sizeof page_sizes / sizeof page_sizes[0];

/// 256 GiB above the image, which every size of address space that the kernel offers has.
inline constexpr Word free_start = Word{1} << 38;
inline constexpr Word free_size = Word{1} << 38;

}  // namespace arch
}  // namespace selfe
