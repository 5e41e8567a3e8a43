// x86-64 keeps capabilities in the layout of all 64-bit architectures, plus its own kinds.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/caps.hpp"
#include "cap/codec64.hpp"

namespace kernel {

template <>
struct Codec<FrameCap> : CodecOf<CapType::Frame> {
    static constexpr Cap pack(const FrameCap& c) {
        return with_address(c.base, c.size | c.rights << 2 | Word{c.is_device} << 4,
                            c.mapping.pack());
    }
    static constexpr FrameCap unpack(const Cap& c) {
        return {address(c), small(c, 0, 2), small(c, 2, 2), small(c, 4, 1) != 0,
                Mapping::unpack(c.words[1])};
    }
};

template <typename Table, CapType Type>
struct TableCodec : CodecOf<Type> {
    static constexpr Cap pack(const Table& c) {
        return CodecOf<Type>::with_address(c.base, 0, c.mapping.pack());
    }
    static constexpr Table unpack(const Cap& c) {
        return {CodecOf<Type>::address(c), Mapping::unpack(c.words[1])};
    }
};

template <>
struct Codec<PageTableCap> : TableCodec<PageTableCap, CapType::PageTable> {};
template <>
struct Codec<PageDirectoryCap> : TableCodec<PageDirectoryCap, CapType::PageDirectory> {};
template <>
struct Codec<PdptCap> : TableCodec<PdptCap, CapType::Pdpt> {};

template <>
struct Codec<VSpaceCap> : CodecOf<CapType::VSpace> {
    static constexpr Cap pack(const VSpaceCap& c) { return with_address(c.base, 0, c.asid); }
    static constexpr VSpaceCap unpack(const Cap& c) { return {address(c), c.words[1]}; }
};

template <>
struct Codec<AsidPoolCap> : CodecOf<CapType::AsidPool> {
    static constexpr Cap pack(const AsidPoolCap& c) {
        return with_address(c.base, 0, c.first_asid);
    }
    static constexpr AsidPoolCap unpack(const Cap& c) { return {address(c), c.words[1]}; }
};

template <>
struct Codec<AsidControlCap> : EmptyCodec<AsidControlCap, CapType::AsidControl> {};

template <>
struct Codec<IoPageTableCap> : CodecOf<CapType::IoPageTable> {
    static constexpr Cap pack(const IoPageTableCap& c) { return with_address(c.base, 0, 0); }
    static constexpr IoPageTableCap unpack(const Cap& c) { return {address(c)}; }
};

template <>
struct Codec<IoPortControlCap> : EmptyCodec<IoPortControlCap, CapType::IoPortControl> {};

template <>
struct Codec<IoPortCap> : CodecOf<CapType::IoPort> {
    static constexpr Cap pack(const IoPortCap& c) {
        return with_address(0, 0, c.first | c.last << 16);
    }
    static constexpr IoPortCap unpack(const Cap& c) {
        return {field(c.words[1], 0, 16), field(c.words[1], 16, 16)};
    }
};

}  // namespace kernel
