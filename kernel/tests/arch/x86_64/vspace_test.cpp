// Address spaces: what mapping and unmapping do to the tables, and to capabilities.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/vspace.hpp"

#include <gtest/gtest.h>

#include "object/asid.hpp"
#include "system.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;
constexpr Word read_write = Rights::read | Rights::write;
constexpr Word address = 0x10'0000'3000;

class VSpace : public testing::Test {
  protected:
    VSpace() {
        EXPECT_EQ(system.call(seL4_CapInitThreadASIDPool, {X86ASIDPoolAssign, {}, {vspace}}),
                  Answer{});
    }
    struct Level {
        Word type, map_label, unmap_label;
    };
    static constexpr Level levels[] = {
        {seL4_X86_PDPTObject, X86PDPTMap, X86PDPTUnmap},
        {seL4_X86_PageDirectoryObject, X86PageDirectoryMap, X86PageDirectoryUnmap},
        {seL4_X86_PageTableObject, X86PageTableMap, X86PageTableUnmap}};

    /// The next tables from the top, `count` of them.
    void map_tables(unsigned count) {
        for (unsigned i = 0; i < count; ++i) {
            const Level& level = levels[tables.size()];
            tables.push_back(system.make(level.type));
            EXPECT_EQ(system.call(tables.back(), {level.map_label, {address, 0}, {vspace}}),
                      Answer{});
        }
    }
    Answer map(Word slot, Word at, Word rights = read_write) {
        return system.call(slot,
                           {X86PageMap, {at, rights, seL4_X86_Default_VMAttributes}, {vspace}});
    }
    /// A frame of 2 MiB, of the device memory: the machine has little of its own.
    Word large_frame() {
        return system.make_from(system.boot_info().untyped.start, seL4_X86_LargePageObject);
    }
    arch::PageEntry entry_at(Word at) {
        return *arch::vspace::walk(system.slot(vspace).cap.as<VSpaceCap>().base, at,
                                   arch::page_shift)
                    .entry;
    }

    System system;
    Word vspace = system.make(seL4_X64_PML4Object);
    Word frame = system.make(seL4_X86_4K);
    std::vector<Word> tables;
};

TEST_F(VSpace, MissingTableIsNamedByTheBitsThatAreLeft) {
    constexpr Word bits_left[] = {39, 30, 21};
    for (const Word bits : bits_left) {
        EXPECT_EQ(map(frame, address),
                  (Answer{seL4_FailedLookup, {0, seL4_MissingCapability, bits}}));
        map_tables(1);
    }
    EXPECT_EQ(map(frame, address), Answer{});
    EXPECT_EQ(entry_at(address).frame_base(arch::page_shift),
              system.slot(frame).cap.as<FrameCap>().base);
    EXPECT_EQ(system.call(system.make(seL4_X86_PageTableObject),
                          {X86PageTableMap, {address, 0}, {vspace}}),
              (Answer{seL4_DeleteFirst, {}}));
}

TEST_F(VSpace, RightsBecomeAccessBits) {
    map_tables(3);
    constexpr Word writable = bit(1), user = bit(2);
    map(frame, address, read_write);
    EXPECT_EQ(entry_at(address).word() & (user | writable), user | writable);
    map(frame, address, Rights::read);
    EXPECT_EQ(entry_at(address).word() & (user | writable), user);
    map(frame, address, Rights::write);
    EXPECT_EQ(entry_at(address).word() & (user | writable), 0u);
}

TEST_F(VSpace, DeletedFrameIsUnmapped) {
    map_tables(3);
    map(frame, address);
    const unsigned before = machine::pretended().invalidations;
    system.call(root_cnode, {CNodeDelete, {frame, word_bits}});
    EXPECT_FALSE(entry_at(address).is_valid());
    EXPECT_GT(machine::pretended().invalidations, before);
}

TEST_F(VSpace, StaleCapabilityLeavesAnothersMappingAlone) {
    map_tables(3);
    const Word other = system.make(seL4_X86_4K);
    map(frame, address);
    map(other, address);
    EXPECT_EQ(system.call(frame, {X86PageUnmap}), Answer{});
    EXPECT_EQ(entry_at(address).frame_base(arch::page_shift),
              system.slot(other).cap.as<FrameCap>().base);
}

TEST_F(VSpace, CopyOfAMappedFrameIsUnmapped) {
    map_tables(3);
    map(frame, address);
    const Word copy = system.next_slot();
    system.call(root_cnode,
                {CNodeCopy, {copy, word_bits, frame, word_bits, Rights::every}, {root_cnode}});
    EXPECT_FALSE(system.slot(copy).cap.as<FrameCap>().mapping.is_mapped());
    EXPECT_EQ(map(copy, address + 0x1000), Answer{});
}

TEST_F(VSpace, UnmappedTableTakesWhatIsBelowWithIt) {
    map_tables(3);
    map(frame, address);
    EXPECT_EQ(system.call(tables[1], {X86PageDirectoryUnmap}), Answer{});
    EXPECT_EQ(map(frame, address), (Answer{seL4_FailedLookup, {0, seL4_MissingCapability, 30}}));
    EXPECT_EQ(system.call(tables[1], {X86PageDirectoryMap, {address, 0}, {vspace}}), Answer{});
}

TEST_F(VSpace, DeletedPoolMakesItsVSpacesUnusable) {
    const Word untyped = system.make(seL4_UntypedObject, seL4_ASIDPoolBits);
    const Word pool = system.next_slot();
    ASSERT_EQ(system.call(seL4_CapASIDControl,
                          {X86ASIDControlMakePool, {pool, word_bits}, {untyped, root_cnode}}),
              Answer{});
    const Word other = system.make(seL4_X64_PML4Object);
    ASSERT_EQ(system.call(pool, {X86ASIDPoolAssign, {}, {other}}), Answer{});
    const Word asid = system.slot(other).cap.as<VSpaceCap>().asid;
    EXPECT_NE(asid::find(asid), 0u);

    system.call(root_cnode, {CNodeRevoke, {untyped, word_bits}});

    EXPECT_EQ(asid::find(asid), 0u);
    EXPECT_EQ(system.call(frame, {X86PageMap, {address, read_write, 0}, {other}}),
              (Answer{seL4_FailedLookup, {0, seL4_InvalidRoot}}));
}

TEST_F(VSpace, DeletedVSpaceFreesItsIdentifier) {
    const Word asid = system.slot(vspace).cap.as<VSpaceCap>().asid;
    system.call(root_cnode, {CNodeDelete, {vspace, word_bits}});
    EXPECT_EQ(asid::find(asid), 0u);
}

TEST_F(VSpace, BiggerFrameDoesNotReplaceATableNorATableAFrame) {
    map_tables(2);
    const Word large = large_frame();
    constexpr Word large_address = align_down(address, seL4_LargePageBits);
    EXPECT_EQ(map(large, large_address + 0x1000), (Answer{seL4_AlignmentError, {}}));
    ASSERT_EQ(map(large, large_address), Answer{});
    EXPECT_EQ(map(large, large_address + 0x1000), (Answer{seL4_InvalidArgument, {0}}));
    EXPECT_EQ(map(frame, address), (Answer{seL4_FailedLookup, {0, seL4_MissingCapability, 21}}));
    const Word table = system.make(seL4_X86_PageTableObject);
    EXPECT_EQ(system.call(table, {X86PageTableMap, {address, 0}, {vspace}}),
              (Answer{seL4_DeleteFirst, {}}));
    system.call(large, {X86PageUnmap});
    EXPECT_EQ(system.call(table, {X86PageTableMap, {address, 0}, {vspace}}), Answer{});
    EXPECT_EQ(map(large, large_address), (Answer{seL4_DeleteFirst, {}}));
}

TEST_F(VSpace, NothingIsMappedAtOrAboveTheLimit) {
    EXPECT_EQ(map(frame, seL4_UserTop), (Answer{seL4_InvalidArgument, {0}}));
    EXPECT_EQ(map(frame, 0xffff'ff80'0000'0000), (Answer{seL4_InvalidArgument, {0}}));
    EXPECT_EQ(map(frame, seL4_UserTop - 0x1000),
              (Answer{seL4_FailedLookup, {0, seL4_MissingCapability, 39}}));
    // The last 2 MiB below 2^47 reach over the limit.
    const Word large = large_frame();
    EXPECT_EQ(map(large, 0x7fff'ffe0'0000), (Answer{seL4_InvalidArgument, {0}}));
    const Word pdpt = system.make(seL4_X86_PDPTObject);
    EXPECT_EQ(system.call(pdpt, {X86PDPTMap, {bit(47), 0}, {vspace}}),
              (Answer{seL4_InvalidArgument, {0}}));
}

TEST_F(VSpace, MemoryTypeReachesTheEntryOfEverySize) {
    map_tables(2);
    const Word large = large_frame();
    constexpr Word large_address = align_down(address, seL4_LargePageBits) + bit(21);
    ASSERT_EQ(
        system.call(large,
                    {X86PageMap, {large_address, read_write, seL4_X86_WriteCombining}, {vspace}}),
        Answer{});
    const Word large_entry =
        arch::vspace::walk(system.slot(vspace).cap.as<VSpaceCap>().base, large_address, 21)
            .entry->word();
    EXPECT_EQ(large_entry & (bit(3) | bit(4) | bit(7) | bit(12)), bit(7) | bit(12));
    map_tables(1);
    ASSERT_EQ(
        system.call(frame, {X86PageMap, {address, read_write, seL4_X86_Uncacheable}, {vspace}}),
        Answer{});
    EXPECT_EQ(entry_at(address).word() & (bit(3) | bit(4) | bit(7)), bit(3) | bit(4));
}

TEST_F(VSpace, NewRootHasTheKernelsHalfAndMappingLeavesItAlone) {
    map_tables(3);
    map(frame, address);
    const Word root = system.slot(vspace).cap.as<VSpaceCap>().base;
    EXPECT_EQ(machine::from_physical<Word>(root)[511], ~Word{0});
}

TEST_F(VSpace, IoPageTablesExistButHaveNowhereToGo) {
    const Word table = system.make(seL4_X86_IOPageTableObject);
    EXPECT_EQ(system.call(table, {X86IOPageTableMap, {0}, {frame}}),
              (Answer{seL4_InvalidCapability, {0}}));
    EXPECT_EQ(system.call(table, {X86IOPageTableUnmap}), Answer{});
    EXPECT_EQ(system.call(frame, {X86PageMapIO, {read_write, 0}, {seL4_CapIOSpace}}),
              (Answer{seL4_InvalidCapability, {0}}));
    EXPECT_EQ(system.slot(seL4_CapIOSpace).cap.type(), CapType::Null);
}

}  // namespace
}  // namespace kernel::test
