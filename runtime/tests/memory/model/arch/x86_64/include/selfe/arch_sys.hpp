// x86_64's part of the stand-in for a kernel's headers: words, objects, and their sizes.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

namespace selfe::sys {

using seL4_Word = uint64_t;
inline constexpr seL4_Word seL4_WordBits = 64;

inline constexpr seL4_Word seL4_CapIOSpace = 8;
inline constexpr seL4_Word seL4_SlotBits = 5;
inline constexpr seL4_Word seL4_TCBBits = 11;
inline constexpr seL4_Word seL4_EndpointBits = 4;
inline constexpr seL4_Word seL4_NotificationBits = 5;
inline constexpr seL4_Word seL4_MaxUntypedBits = 47;
inline constexpr seL4_Word seL4_VSpaceBits = 12;
inline constexpr seL4_Word seL4_PDPTBits = 12;
inline constexpr seL4_Word seL4_PageDirBits = 12;
inline constexpr seL4_Word seL4_PageTableBits = 12;
inline constexpr seL4_Word seL4_IOPageTableBits = 12;
inline constexpr seL4_Word seL4_PageBits = 12;
inline constexpr seL4_Word seL4_LargePageBits = 21;
inline constexpr seL4_Word seL4_HugePageBits = 30;

inline constexpr seL4_Word seL4_X86_PDPTObject = 5;
inline constexpr seL4_Word seL4_X64_PML4Object = 6;
inline constexpr seL4_Word seL4_X64_HugePageObject = 7;
inline constexpr seL4_Word seL4_X86_4K = 8;
inline constexpr seL4_Word seL4_X86_LargePageObject = 9;
inline constexpr seL4_Word seL4_X86_PageTableObject = 10;
inline constexpr seL4_Word seL4_X86_PageDirectoryObject = 11;
inline constexpr seL4_Word seL4_X86_IOPageTableObject = 12;

}  // namespace selfe::sys
