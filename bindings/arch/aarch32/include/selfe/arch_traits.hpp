// Object types of AArch32 for Untyped.retype.
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
struct Section;
struct SuperSection;

template <>
struct Traits<VSpace> {
    static constexpr Word type = sys::seL4_ARM_PageDirectoryObject;
    static constexpr Word size_bits = sys::seL4_VSpaceBits;
};
template <>
struct Traits<PageTable> {
    static constexpr Word type = sys::seL4_ARM_PageTableObject;
    static constexpr Word size_bits = sys::seL4_PageTableBits;
};
template <>
struct Traits<SmallPage> {
    static constexpr Word type = sys::seL4_ARM_SmallPageObject;
    static constexpr Word size_bits = sys::seL4_PageBits;
};
template <>
struct Traits<LargePage> {
    static constexpr Word type = sys::seL4_ARM_LargePageObject;
    static constexpr Word size_bits = sys::seL4_LargePageBits;
};
template <>
struct Traits<Section> {
    static constexpr Word type = sys::seL4_ARM_SectionObject;
    static constexpr Word size_bits = sys::seL4_SectionBits;
};
template <>
struct Traits<SuperSection> {
    static constexpr Word type = sys::seL4_ARM_SuperSectionObject;
    static constexpr Word size_bits = sys::seL4_SuperSectionBits;
};

}  // namespace selfe
