// What the capabilities that only x86-64 has say, as plain structures.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel {

/// Where a frame or a table is mapped: address space and virtual address. ASID 0: nowhere.
struct Mapping {
    Word asid = 0;     ///< 1 .. 2^12-1 while mapped
    Word address = 0;  ///< page-aligned user address, 47 bits

    constexpr bool is_mapped() const { return asid != 0; }
    /// 16 bits of ASID above the 48 bits of a user address.
    constexpr Word pack() const { return asid << 48 | address; }
    static constexpr Mapping unpack(Word word) { return {word >> 48, word & mask(48)}; }
};

/// Sizes of a frame as numbered inside capabilities.
enum FrameSize : Word { SmallFrame = 0, LargeFrame = 1, HugeFrame = 2 };

constexpr unsigned frame_bits(Word size) {
    constexpr unsigned bits[] = {seL4_PageBits, seL4_LargePageBits, seL4_HugePageBits};
    return bits[size];
}

struct FrameCap {
    Word base;       ///< physical address
    Word size;       ///< FrameSize
    Word rights;     ///< bit 0 write, bit 1 read: the two low bits of a rights word
    bool is_device;  ///< not RAM: the kernel never touches the contents
    Mapping mapping;
};

/// A table below the root; an entry of the table above covers 2^Span bytes.
template <unsigned Span>
struct TableCap {
    static constexpr unsigned span_bits = Span;

    Word base;  ///< physical address of 512 entries
    Mapping mapping;
};

using PageTableCap = TableCap<21>;
using PageDirectoryCap = TableCap<30>;
using PdptCap = TableCap<39>;

/// The root of an address space, which x86-64 calls PML4.
struct VSpaceCap {
    Word base;  ///< physical address of 512 entries
    Word asid;  ///< 0: not assigned to a pool, so unusable
};

struct AsidPoolCap {
    Word base;        ///< physical address of the pool
    Word first_asid;  ///< multiple of the pool's capacity
};

struct AsidControlCap {};

/// A table for an I/O address space, of which a machine without IOMMU has none.
struct IoPageTableCap {
    Word base;  ///< physical address
};

struct IoPortControlCap {};

/// The ports `first` .. `last`, both below 2^16.
struct IoPortCap {
    Word first;
    Word last;
};

}  // namespace kernel
