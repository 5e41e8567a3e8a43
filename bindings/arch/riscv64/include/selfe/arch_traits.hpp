// Object types of 64-bit RISC-V for Untyped.retype.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

template <class Object>
struct Traits;

struct VSpace;
struct PageTable;
struct SmallPage;
struct LargePage;
struct HugePage;

// A VSpace is made as a page table.
template <>
struct Traits<VSpace> {
    static constexpr Word type = sys::seL4_RISCV_PageTableObject;
    static constexpr Word size_bits = sys::seL4_VSpaceBits;
};
template <>
struct Traits<PageTable> {
    static constexpr Word type = sys::seL4_RISCV_PageTableObject;
    static constexpr Word size_bits = sys::seL4_PageTableBits;
};
template <>
struct Traits<SmallPage> {
    static constexpr Word type = sys::seL4_RISCV_4K_Page;
    static constexpr Word size_bits = sys::seL4_PageBits;
};
template <>
struct Traits<LargePage> {
    static constexpr Word type = sys::seL4_RISCV_Mega_Page;
    static constexpr Word size_bits = sys::seL4_LargePageBits;
};
template <>
struct Traits<HugePage> {
    static constexpr Word type = sys::seL4_RISCV_Giga_Page;
    static constexpr Word size_bits = sys::seL4_HugePageBits;
};

}  // namespace selfe
