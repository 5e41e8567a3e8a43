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
        EXPECT_EQ(system.call(seL4_CapInitThreadASIDPool, {ARMASIDPoolAssign, {}, {vspace}}),
                  Answer{});
    }
    void map_tables(unsigned count) {
        for (unsigned i = 0; i < count; ++i) {
            tables.push_back(system.make(seL4_ARM_PageTableObject));
            EXPECT_EQ(system.call(tables.back(), {ARMPageTableMap, {address, 0}, {vspace}}),
                      Answer{});
        }
    }
    Answer map(Word slot, Word at, Word rights = read_write) {
        return system.call(slot,
                           {ARMPageMap, {at, rights, seL4_ARM_Default_VMAttributes}, {vspace}});
    }
    arch::PageEntry entry_at(Word at) {
        return *arch::vspace::walk(system.slot(vspace).cap.as<VSpaceCap>().base, at,
                                   arch::page_shift)
                    .entry;
    }

    System system;
    Word vspace = system.make(seL4_ARM_VSpaceObject);
    Word frame = system.make(seL4_ARM_SmallPageObject);
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
    EXPECT_EQ(entry_at(address).physical(), system.slot(frame).cap.as<FrameCap>().base);
    EXPECT_EQ(system.call(system.make(seL4_ARM_PageTableObject),
                          {ARMPageTableMap, {address, 0}, {vspace}}),
              (Answer{seL4_DeleteFirst, {}}));
}

TEST_F(VSpace, RightsBecomeAccessBits) {
    map_tables(3);
    constexpr Word user = bit(6);
    constexpr Word read_only = bit(7);
    map(frame, address, read_write);
    EXPECT_EQ(entry_at(address).word() & (user | read_only), user);
    map(frame, address, Rights::read);
    EXPECT_EQ(entry_at(address).word() & (user | read_only), user | read_only);
    map(frame, address, Rights::write);
    EXPECT_EQ(entry_at(address).word() & user, 0u);
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
    const Word other = system.make(seL4_ARM_SmallPageObject);
    map(frame, address);
    map(other, address);
    EXPECT_EQ(system.call(frame, {ARMPageUnmap}), Answer{});
    EXPECT_EQ(entry_at(address).physical(), system.slot(other).cap.as<FrameCap>().base);
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
    EXPECT_EQ(system.call(tables[1], {ARMPageTableUnmap}), Answer{});
    EXPECT_EQ(map(frame, address), (Answer{seL4_FailedLookup, {0, seL4_MissingCapability, 30}}));
    EXPECT_EQ(system.call(tables[1], {ARMPageTableMap, {address, 0}, {vspace}}), Answer{});
}

TEST_F(VSpace, DeletedPoolMakesItsVSpacesUnusable) {
    const Word untyped = system.make(seL4_UntypedObject, seL4_ASIDPoolBits);
    const Word pool = system.next_slot();
    ASSERT_EQ(system.call(seL4_CapASIDControl,
                          {ARMASIDControlMakePool, {pool, word_bits}, {untyped, root_cnode}}),
              Answer{});
    const Word other = system.make(seL4_ARM_VSpaceObject);
    ASSERT_EQ(system.call(pool, {ARMASIDPoolAssign, {}, {other}}), Answer{});
    const Word asid = system.slot(other).cap.as<VSpaceCap>().asid;
    EXPECT_NE(asid::find(asid), 0u);

    system.call(root_cnode, {CNodeRevoke, {untyped, word_bits}});

    EXPECT_EQ(asid::find(asid), 0u);
    EXPECT_EQ(system.call(frame, {ARMPageMap, {address, read_write, 0}, {other}}),
              (Answer{seL4_FailedLookup, {0, seL4_InvalidRoot}}));
}

TEST_F(VSpace, DeletedVSpaceFreesItsIdentifier) {
    const Word asid = system.slot(vspace).cap.as<VSpaceCap>().asid;
    system.call(root_cnode, {CNodeDelete, {vspace, word_bits}});
    EXPECT_EQ(asid::find(asid), 0u);
}

TEST_F(VSpace, CacheOperationsStayInsideOnePage) {
    map_tables(3);
    map(frame, address);
    EXPECT_EQ(system.call(vspace, {ARMVSpaceClean_Data, {address + 16, address + 0x1001}}),
              (Answer{seL4_RangeError, {address + 16, address + 0xfff}}));
    EXPECT_EQ(system.call(vspace, {ARMVSpaceClean_Data, {address + 16, address + 0x1000}}),
              Answer{});
    EXPECT_EQ(system.call(frame, {ARMPageClean_Data, {0, 4097}}),
              (Answer{seL4_InvalidArgument, {0}}));
}

TEST_F(VSpace, CacheOperationsOnAReplacedMappingAreInvalidCapability) {
    map_tables(3);
    map(frame, address);
    map(system.make(seL4_ARM_SmallPageObject), address);
    EXPECT_EQ(system.call(frame, {ARMPageClean_Data, {0, 16}}),
              (Answer{seL4_InvalidCapability, {0}}));
}

TEST_F(VSpace, InvalidatingTakesAWritableMapping) {
    map_tables(3);
    map(frame, address, Rights::read);
    EXPECT_EQ(system.call(frame, {ARMPageInvalidate_Data, {0, 16}}),
              (Answer{seL4_IllegalOperation, {}}));
    EXPECT_EQ(system.call(vspace, {ARMVSpaceInvalidate_Data, {address, address + 16}}),
              (Answer{seL4_IllegalOperation, {}}));
    EXPECT_EQ(system.call(frame, {ARMPageClean_Data, {0, 16}}), Answer{});
}

}  // namespace
}  // namespace kernel::test
