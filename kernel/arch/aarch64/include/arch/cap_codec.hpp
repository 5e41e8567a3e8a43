// AArch64 keeps capabilities in the layout of all 64-bit architectures, plus its own kinds.
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

template <>
struct Codec<PageTableCap> : CodecOf<CapType::PageTable> {
    static constexpr Cap pack(const PageTableCap& c) {
        return with_address(c.base, 0, c.mapping.pack());
    }
    static constexpr PageTableCap unpack(const Cap& c) {
        return {address(c), Mapping::unpack(c.words[1])};
    }
};

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
struct Codec<SgiSignalCap> : CodecOf<CapType::SgiSignal> {
    static constexpr Cap pack(const SgiSignalCap& c) {
        return with_address(0, 0, c.irq | c.target << 8);
    }
    static constexpr SgiSignalCap unpack(const Cap& c) {
        return {field(c.words[1], 0, 8), field(c.words[1], 8, 8)};
    }
};

}  // namespace kernel
