// Page sizes and translation tables of AArch32, and where a root task's addresses are free.
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
inline constexpr bool is_page_size<Section> = true;
template <>
inline constexpr bool is_page_size<SuperSection> = true;

namespace arch {

/// "Arm Architecture Reference Manual for ARMv7-A", section "Short-descriptor translation table
/// format".
inline constexpr PageSize page_sizes[] = {
    {Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
    {Traits<LargePage>::size_bits, Traits<LargePage>::type},
    {Traits<Section>::size_bits, Traits<Section>::type},
    {Traits<SuperSection>::size_bits, Traits<SuperSection>::type}};
inline constexpr Word page_size_count = sizeof page_sizes / sizeof page_sizes[0];

/// 1 GiB above the image and below the kernel's window on every platform.
inline constexpr Word free_start = Word{1} << 30;
inline constexpr Word free_size = Word{1} << 30;

}  // namespace arch
}  // namespace selfe
