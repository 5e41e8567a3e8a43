// What the capabilities that only AArch32 has say, as plain structures.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel {

/// Where a frame or a table is mapped: address space and virtual address. ASID 0: nowhere.
struct Mapping {
    Word asid = 0;     ///< 1 .. 2^17-1 while mapped
    Word address = 0;  ///< page-aligned user address

    constexpr bool is_mapped() const { return asid != 0; }
};

/// Sizes of a frame as numbered inside capabilities: object type and log2 of the bytes.
struct FrameKind {
    Word type;
    unsigned bits;
};
inline constexpr FrameKind frame_kinds[] = {{seL4_ARM_SmallPageObject, seL4_PageBits},
                                            {seL4_ARM_LargePageObject, seL4_LargePageBits},
                                            {seL4_ARM_SectionObject, seL4_SectionBits},
                                            {seL4_ARM_SuperSectionObject, seL4_SuperSectionBits}};
inline constexpr Word small_frame = 0;

/// The type of object that a VSpace capability names.
inline constexpr Word vspace_object = seL4_ARM_PageDirectoryObject;

constexpr unsigned frame_bits(Word size) {
    return frame_kinds[size].bits;
}

struct FrameCap {
    Word base;       ///< physical address
    Word size;       ///< index of frame_kinds
    Word rights;     ///< bit 0 write, bit 1 read: the two low bits of a rights word
    bool is_device;  ///< not RAM: the kernel never touches the contents
    Mapping mapping;
};

struct PageTableCap {
    Word base;  ///< physical address of 256 entries
    Mapping mapping;
};

struct VSpaceCap {
    Word base;  ///< physical address of the page directory
    Word asid;  ///< 0: not assigned to a pool, so unusable
};

struct AsidPoolCap {
    Word base;        ///< physical address of the pool
    Word first_asid;  ///< multiple of the pool's capacity
};

struct AsidControlCap {};

struct SgiSignalCap {
    Word irq;     ///< software-generated interrupt 0 .. 15
    Word target;  ///< core 0 .. 7
};

}  // namespace kernel
