// Object types of x86_64 for Untyped.retype.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

template <class Object>
struct Traits;

struct VSpace;
struct Pdpt;
struct PageDirectory;
struct PageTable;
struct SmallPage;
struct LargePage;
struct HugePage;
struct IoPageTable;

template <>
struct Traits<VSpace> {
    static constexpr Word type = sys::seL4_X64_PML4Object;
    static constexpr Word size_bits = sys::seL4_VSpaceBits;
};
template <>
struct Traits<Pdpt> {
    static constexpr Word type = sys::seL4_X86_PDPTObject;
    static constexpr Word size_bits = sys::seL4_PDPTBits;
};
template <>
struct Traits<PageDirectory> {
    static constexpr Word type = sys::seL4_X86_PageDirectoryObject;
    static constexpr Word size_bits = sys::seL4_PageDirBits;
};
template <>
struct Traits<PageTable> {
    static constexpr Word type = sys::seL4_X86_PageTableObject;
    static constexpr Word size_bits = sys::seL4_PageTableBits;
};
template <>
struct Traits<SmallPage> {
    static constexpr Word type = sys::seL4_X86_4K;
    static constexpr Word size_bits = sys::seL4_PageBits;
};
template <>
struct Traits<LargePage> {
    static constexpr Word type = sys::seL4_X86_LargePageObject;
    static constexpr Word size_bits = sys::seL4_LargePageBits;
};
// Without KernelHugePage, and without KernelIOMMU for IO page tables, the type is a number that no
// kernel has: retype answers InvalidArgument (0).
template <>
struct Traits<HugePage> {
    static constexpr Word type = sys::seL4_X64_HugePageObject;
    static constexpr Word size_bits = sys::seL4_HugePageBits;
};
template <>
struct Traits<IoPageTable> {
    static constexpr Word type = sys::seL4_X86_IOPageTableObject;
    static constexpr Word size_bits = sys::seL4_IOPageTableBits;
};

}  // namespace selfe
