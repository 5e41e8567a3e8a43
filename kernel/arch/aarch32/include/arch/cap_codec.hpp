// AArch32 keeps capabilities in the layout of all 32-bit architectures, plus its own kinds.
// SPDX-License-Identifier: BSD-2-Clause
//
// A mapping has 37 bits: 20 of a page's address, 17 of an identifier. The second word takes the
// address and the identifier's low part, the first word the rest, below the object's address.
#pragma once

#include "arch/caps.hpp"
#include "cap/codec32.hpp"

namespace kernel {

/// The part that frames and page tables have in common.
template <CapType Type>
struct MappedCodec : CodecOf<Type> {
  protected:
    static constexpr unsigned asid_low_bits = seL4_PageBits;
    static constexpr unsigned asid_high_bits =
        seL4_NumASIDPoolsBits + seL4_ASIDPoolIndexBits - asid_low_bits;

    static constexpr Word high_part(const Mapping& mapping) {
        return mapping.asid >> asid_low_bits;
    }
    static constexpr Word second_word(const Mapping& mapping) {
        return mapping.address | field(mapping.asid, 0, asid_low_bits);
    }
    static constexpr Mapping mapping(const Cap& c, unsigned high_shift) {
        return {field(c.words[0], high_shift, asid_high_bits) << asid_low_bits |
                    field(c.words[1], 0, asid_low_bits),
                align_down(c.words[1], seL4_PageBits)};
    }
};

template <>
struct Codec<FrameCap> : MappedCodec<CapType::Frame> {
    // Word 0: tag, rights, device, high part of the identifier; the size of larger frames below
    // their address, where a small one has no room.
    static constexpr unsigned rights_shift = 4, device_shift = 6, high_shift = 7;
    static constexpr unsigned size_shift = seL4_PageBits, size_width = 2;
    static_assert(high_shift + asid_high_bits <= seL4_PageBits);
    static_assert(size_shift + size_width <= seL4_LargePageBits);

    static constexpr Cap pack(const FrameCap& c) {
        const bool is_small = c.size == small_frame;
        return {(is_small ? small_frame_number : tag | c.size << size_shift) |
                    c.rights << rights_shift | Word{c.is_device} << device_shift |
                    high_part(c.mapping) << high_shift | c.base,
                second_word(c.mapping)};
    }
    static constexpr FrameCap unpack(const Cap& c) {
        const bool is_small = c.number() == small_frame_number;
        return {align_down(c.words[0], is_small ? seL4_PageBits : seL4_LargePageBits),
                is_small ? small_frame : field(c.words[0], size_shift, size_width),
                field(c.words[0], rights_shift, 2), field(c.words[0], device_shift, 1) != 0,
                mapping(c, high_shift)};
    }
};

template <>
struct Codec<PageTableCap> : MappedCodec<CapType::PageTable> {
    static constexpr unsigned high_shift = codec32::tag_bits;
    static_assert(high_shift + asid_high_bits <= seL4_PageTableBits);

    static constexpr Cap pack(const PageTableCap& c) {
        return {tag | high_part(c.mapping) << high_shift | c.base, second_word(c.mapping)};
    }
    static constexpr PageTableCap unpack(const Cap& c) {
        return {align_down(c.words[0], seL4_PageTableBits), mapping(c, high_shift)};
    }
};

template <>
struct Codec<VSpaceCap> : CodecOf<CapType::VSpace> {
    static constexpr Cap pack(const VSpaceCap& c) { return with_address(c.base, c.asid); }
    static constexpr VSpaceCap unpack(const Cap& c) { return {address(c), c.words[1]}; }
};

template <>
struct Codec<AsidPoolCap> : CodecOf<CapType::AsidPool> {
    static constexpr Cap pack(const AsidPoolCap& c) { return with_address(c.base, c.first_asid); }
    static constexpr AsidPoolCap unpack(const Cap& c) { return {address(c), c.words[1]}; }
};

template <>
struct Codec<AsidControlCap> : EmptyCodec<AsidControlCap, CapType::AsidControl> {};

template <>
struct Codec<SgiSignalCap> : CodecOf<CapType::SgiSignal> {
    static constexpr Cap pack(const SgiSignalCap& c) { return {tag, c.irq | c.target << 8}; }
    static constexpr SgiSignalCap unpack(const Cap& c) {
        return {field(c.words[1], 0, 8), field(c.words[1], 8, 8)};
    }
};

}  // namespace kernel
