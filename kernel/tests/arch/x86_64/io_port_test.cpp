// I/O ports: issued once, usable as far as the range goes, free again after the last copy.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/io_port.hpp"

#include <gtest/gtest.h>

#include "system.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;

class IoPort : public testing::Test {
  protected:
    Answer issue(Word first, Word last, Word slot) {
        return system.call(seL4_CapIOPortControl,
                           {X86IOPortControlIssue, {first, last, slot, word_bits}, {root_cnode}});
    }
    void remove(Word slot) { system.call(root_cnode, {CNodeDelete, {slot, word_bits}}); }

    System system;
    const Word ports = system.next_slot();
};

TEST_F(IoPort, AnyOverlapIsRevokeFirst) {
    ASSERT_EQ(issue(0x70, 0x77, ports), Answer{});
    const Answer taken{seL4_RevokeFirst, {}};
    const Word other = system.next_slot();
    EXPECT_EQ(issue(0x70, 0x77, other), taken);
    EXPECT_EQ(issue(0x60, 0x70, other), taken);
    EXPECT_EQ(issue(0x77, 0x80, other), taken);
    EXPECT_EQ(issue(0x73, 0x73, other), taken);
    EXPECT_EQ(issue(0, 0xffff, other), taken);
    EXPECT_EQ(issue(0x78, 0x7f, other), Answer{});
}

TEST_F(IoPort, LastBelowFirstAfterCuttingIsInvalidArgument) {
    EXPECT_EQ(issue(10, 9, ports), (Answer{seL4_InvalidArgument, {1}}));
    EXPECT_EQ(issue(10, 0x1'0000, ports), (Answer{seL4_InvalidArgument, {1}}));
    EXPECT_EQ(issue(0x1'0000, 0x1'0005, ports), Answer{});
}

TEST_F(IoPort, EveryByteOfAnAccessMustBeInTheRange) {
    ASSERT_EQ(issue(0x70, 0x77, ports), Answer{});
    const Answer refused{seL4_IllegalOperation, {}};
    EXPECT_EQ(system.call(ports, {X86IOPortOut32, {0x74, 0x1'2345'6789}}), Answer{});
    EXPECT_EQ(system.call(ports, {X86IOPortIn32, {0x74}}), (Answer{0, {0x2345'6789}}));
    EXPECT_EQ(system.call(ports, {X86IOPortIn8, {0x74}}), (Answer{0, {0x89}}));
    EXPECT_EQ(system.call(ports, {X86IOPortIn32, {0x75}}), refused);
    EXPECT_EQ(system.call(ports, {X86IOPortIn16, {0x77}}), refused);
    EXPECT_EQ(system.call(ports, {X86IOPortOut8, {0x6f, 1}}), refused);
    EXPECT_EQ(system.call(ports, {X86IOPortOut8, {0x77}}), (Answer{seL4_TruncatedMessage, {}}));
}

TEST_F(IoPort, RangeIsFreeAgainAfterTheLastCopy) {
    ASSERT_EQ(issue(0x70, 0x77, ports), Answer{});
    const Word copy = system.next_slot();
    system.call(root_cnode,
                {CNodeCopy, {copy, word_bits, ports, word_bits, Rights::every}, {root_cnode}});
    remove(ports);
    EXPECT_EQ(issue(0x70, 0x77, ports), (Answer{seL4_RevokeFirst, {}}));
    remove(copy);
    EXPECT_EQ(issue(0x70, 0x77, ports), Answer{});
}

TEST_F(IoPort, RevokingTheControlTakesAllPortsAndFreesThem) {
    ASSERT_EQ(issue(0x70, 0x77, ports), Answer{});
    system.call(root_cnode, {CNodeRevoke, {seL4_CapIOPortControl, word_bits}});
    EXPECT_EQ(type_at(system, ports), CapType::Null);
    EXPECT_EQ(issue(0, 0xffff, ports), Answer{});
}

TEST_F(IoPort, RevokingPortsTakesTheirCopiesOnly) {
    const Word others = system.next_slot();
    const Word copy = system.next_slot();
    ASSERT_EQ(issue(0x70, 0x77, ports), Answer{});
    ASSERT_EQ(issue(0x80, 0x80, others), Answer{});
    system.call(root_cnode,
                {CNodeCopy, {copy, word_bits, ports, word_bits, Rights::every}, {root_cnode}});
    system.call(root_cnode, {CNodeRevoke, {ports, word_bits}});
    EXPECT_EQ(type_at(system, copy), CapType::Null);
    EXPECT_EQ(type_at(system, others), CapType::IoPort);
}

TEST_F(IoPort, ControlHasNoCopies) {
    EXPECT_EQ(system.call(root_cnode,
                          {CNodeCopy,
                           {ports, word_bits, seL4_CapIOPortControl, word_bits, Rights::every},
                           {root_cnode}}),
              (Answer{seL4_IllegalOperation, {}}));
}

}  // namespace
}  // namespace kernel::test
