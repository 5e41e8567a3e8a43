// What AArch32 packs into the two words of a capability comes out again: checked by the compiler.
// SPDX-License-Identifier: BSD-2-Clause
//
// No natively built test can hold these: their words have 32 bits. They run while the kernel of an
// AArch32 platform is compiled; a wrong one is an error that shows the values.
#include "cap/cap.hpp"

namespace kernel {
namespace {

constexpr Word asids[] = {0, 1, 0x3ff, 0x400, 0xfff, 0x1000, 0x1'0000, 0x1'ffff};
constexpr Word pages[] = {0, 0x1000, 0x1234'5000, 0xdfff'f000, 0xffff'f000};

constexpr bool is_same(const Mapping& a, const Mapping& b) {
    return a.asid == b.asid && a.address == b.address;
}

consteval bool frame_survives(Word size, Word page, Word rights, bool is_device, Word asid) {
    const unsigned bits = frame_bits(size);
    const FrameCap in{
        align_down(page, bits), size, rights, is_device, {asid, align_down(~page, bits)}};
    const Cap cap = Codec<FrameCap>::pack(in);
    const FrameCap out = Codec<FrameCap>::unpack(cap);
    return cap.type() == CapType::Frame && out.base == in.base && out.size == size &&
           out.rights == rights && out.is_device == is_device && is_same(out.mapping, in.mapping);
}

consteval bool every_frame_survives() {
    for (Word size = 0; size < sizeof frame_kinds / sizeof frame_kinds[0]; ++size) {
        for (const Word page : pages) {
            for (const Word asid : asids) {
                for (Word rights = 0; rights < 4; ++rights) {
                    if (!frame_survives(size, page, rights, rights % 2 == 0, asid)) {
                        return false;
                    }
                }
            }
        }
    }
    return true;
}
static_assert(every_frame_survives());

consteval bool every_table_survives() {
    for (const Word page : pages) {
        for (const Word asid : asids) {
            const PageTableCap in{page + 0x400, {asid, align_down(~page, seL4_SectionBits)}};
            const Cap cap = Codec<PageTableCap>::pack(in);
            const PageTableCap out = Codec<PageTableCap>::unpack(cap);
            if (cap.type() != CapType::PageTable || out.base != in.base ||
                !is_same(out.mapping, in.mapping)) {
                return false;
            }
        }
    }
    return true;
}
static_assert(every_table_survives());

consteval bool untyped_survives(Word base, unsigned bits, bool is_device, Word watermark) {
    const Cap cap = Codec<UntypedCap>::pack({base, bits, is_device, watermark});
    const UntypedCap out = Codec<UntypedCap>::unpack(cap);
    return cap.type() == CapType::Untyped && out.base == base && out.size_bits == bits &&
           out.is_device == is_device && out.watermark == watermark;
}
// The smallest and the biggest, unused and used up.
static_assert(untyped_survives(0xffff'fff0, seL4_MinUntypedBits, true, 0));
static_assert(untyped_survives(0x1000'0010, seL4_MinUntypedBits, false, bit(seL4_MinUntypedBits)));
static_assert(untyped_survives(0xe000'0000, seL4_MaxUntypedBits, true, bit(seL4_MaxUntypedBits)));
static_assert(untyped_survives(0x2000'0000, seL4_MaxUntypedBits, false, 0x1fff'fff0));

static_assert(Codec<VSpaceCap>::unpack(Codec<VSpaceCap>::pack({0x2fef'c000, 0x1'ffff})).asid ==
              0x1'ffff);
static_assert(Codec<VSpaceCap>::unpack(Codec<VSpaceCap>::pack({0x2fef'c000, 1})).base ==
              0x2fef'c000);

// Numbers as DebugCapIdentify reports them on seL4 16.0.0.
static_assert(Codec<FrameCap>::pack({0x1000, small_frame, 3, false, {}}).number() == 1);
static_assert(Codec<FrameCap>::pack({0x10'0000, small_frame + 2, 3, false, {}}).number() == 3);
static_assert(Codec<IrqHandlerCap>::pack({159}).number() == 0x1e);
static_assert(Codec<IrqControlCap>::pack({}).number() == 0x0e);
static_assert(Codec<DomainCap>::pack({}).number() == 0x3e);
static_assert(Codec<SgiSignalCap>::pack({15, 7}).number() == 0x3f);
static_assert(Codec<SgiSignalCap>::unpack(Codec<SgiSignalCap>::pack({15, 7})).target == 7);
static_assert(Cap{}.number() == 0 && Cap{}.is_null());

}  // namespace
}  // namespace kernel
