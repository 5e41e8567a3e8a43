// What the root task finds: slots, boot info, untypeds, its image and the extra records.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "arch_names.hpp"
#include "system.hpp"

namespace kernel::test {
namespace {

class RootTask : public testing::Test {
  protected:
    Word translate(Word address) {
        return test::translate(system.slot(seL4_CapInitThreadVSpace).cap, address);
    }

    System system;
};

TEST_F(RootTask, FixedSlotsHoldWhatTheInterfaceSays) {
    const CapType expected[] = {
        CapType::Null,       CapType::Tcb,         CapType::CNode,    CapType::VSpace,
        CapType::IrqControl, CapType::AsidControl, CapType::AsidPool, slot_7_type,
        CapType::Null,       CapType::Frame,       CapType::Frame,    CapType::Domain,
        CapType::Null,       CapType::Null,        CapType::Null,     CapType::Null};
    for (Word i = 0; i < seL4_NumInitialCaps; ++i) {
        EXPECT_EQ(type_at(system, i), expected[i]) << "slot " << i;
    }
}

TEST_F(RootTask, RegionsFollowEachOtherAndTheRestIsEmpty) {
    const seL4_BootInfo& info = system.boot_info();
    EXPECT_EQ(info.userImagePaging.start, static_cast<Word>(seL4_NumInitialCaps));
    EXPECT_EQ(info.userImageFrames.end - info.userImageFrames.start, 3u);
    EXPECT_EQ(info.untyped.end, info.empty.start);
    EXPECT_EQ(info.empty.end, bit(info.initThreadCNodeSizeBits));
    for (Word i = info.empty.start; i < info.empty.end; ++i) {
        EXPECT_EQ(type_at(system, i), CapType::Null);
    }
}

TEST_F(RootTask, ImageBufferAndBootInfoAreMapped) {
    const seL4_BootInfo& info = system.boot_info();
    for (Word i = 0; i < 3; ++i) {
        EXPECT_EQ(translate(0x400000 + (i << seL4_PageBits)),
                  system.slot(info.userImageFrames.start + i).cap.as<FrameCap>().base);
    }
    const Word buffer = reinterpret_cast<Word>(info.ipcBuffer);
    EXPECT_EQ(translate(buffer), system.slot(seL4_CapInitThreadIPCBuffer).cap.as<FrameCap>().base);
    EXPECT_EQ(translate(system.root().context.cap_register()),
              machine::to_physical(&system.boot_info()));
}

TEST_F(RootTask, ExtraRecordsFollowEachOtherAcrossPages) {
    // The device tree of 100 bytes, then a record as long as the image, three pages.
    const seL4_BootInfo& info = system.boot_info();
    const Word head = sizeof(seL4_BootInfoHeader);
    const Word image = Word{3} << seL4_PageBits;
    EXPECT_EQ(info.extraLen, head + 100 + head + image);
    ASSERT_EQ(info.extraBIPages.end - info.extraBIPages.start, 4u);
    std::string extra;
    for (Word i = info.extraBIPages.start; i < info.extraBIPages.end; ++i) {
        const Word base = system.slot(i).cap.as<FrameCap>().base;
        extra.append(machine::from_physical<const char>(base), bit(seL4_PageBits));
    }
    const auto header_at = [&](Word at) {
        seL4_BootInfoHeader header;
        std::memcpy(&header, extra.data() + at, sizeof header);
        return std::pair{header.id, header.len};
    };
    EXPECT_EQ(header_at(0), std::pair(Word{SEL4_BOOTINFO_HEADER_FDT}, head + 100));
    EXPECT_EQ(extra[head + 99], 99);
    EXPECT_EQ(header_at(head + 100),
              std::pair(Word{SEL4_BOOTINFO_HEADER_X86_MBMMAP}, head + image));
    const Word first = system.slot(info.userImageFrames.start).cap.as<FrameCap>().base;
    EXPECT_EQ(std::memcmp(extra.data() + 2 * head + 100, machine::from_physical<const char>(first),
                          image),
              0);
}

TEST_F(RootTask, UntypedsDescribeTheirCapabilitiesAndDoNotOverlap) {
    const seL4_BootInfo& info = system.boot_info();
    std::vector<std::pair<Word, Word>> ranges;
    for (Word i = 0; i < info.untyped.end - info.untyped.start; ++i) {
        const auto cap = system.slot(info.untyped.start + i).cap.as<UntypedCap>();
        EXPECT_EQ(cap.base, info.untypedList[i].paddr);
        EXPECT_EQ(cap.size_bits, info.untypedList[i].sizeBits);
        EXPECT_EQ(cap.is_device, info.untypedList[i].isDevice);
        EXPECT_TRUE(is_aligned(cap.base, cap.size_bits));
        ranges.emplace_back(cap.base, cap.base + bit(cap.size_bits));
    }
    for (Word i = 1; i < info.userImagePaging.start + 200 && i < info.untyped.start; ++i) {
        if (type_at(system, i) == CapType::Frame) {
            const Word base = system.slot(i).cap.as<FrameCap>().base;
            ranges.emplace_back(base, base + bit(seL4_PageBits));
        }
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        EXPECT_LE(ranges[i - 1].second, ranges[i].first);
    }
}

}  // namespace
}  // namespace kernel::test
