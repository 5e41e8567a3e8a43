// AArch32's part of the stand-in for a kernel's headers: words, objects, and their sizes.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe::sys {

using seL4_Word = uint32_t;
inline constexpr seL4_Word seL4_WordBits = 32;

inline constexpr seL4_Word seL4_SlotBits = 4;
inline constexpr seL4_Word seL4_TCBBits = 10;
inline constexpr seL4_Word seL4_EndpointBits = 4;
inline constexpr seL4_Word seL4_NotificationBits = 4;
inline constexpr seL4_Word seL4_MaxUntypedBits = 29;
inline constexpr seL4_Word seL4_VSpaceBits = 14;
inline constexpr seL4_Word seL4_PageTableBits = 10;
inline constexpr seL4_Word seL4_PageBits = 12;
inline constexpr seL4_Word seL4_LargePageBits = 16;
inline constexpr seL4_Word seL4_SectionBits = 20;
inline constexpr seL4_Word seL4_SuperSectionBits = 24;

inline constexpr seL4_Word seL4_ARM_PageDirectoryObject = 5;
inline constexpr seL4_Word seL4_ARM_SmallPageObject = 6;
inline constexpr seL4_Word seL4_ARM_LargePageObject = 7;
inline constexpr seL4_Word seL4_ARM_SectionObject = 8;
inline constexpr seL4_Word seL4_ARM_SuperSectionObject = 9;
inline constexpr seL4_Word seL4_ARM_PageTableObject = 10;

}  // namespace selfe::sys
