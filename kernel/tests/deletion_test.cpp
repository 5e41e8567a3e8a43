// Deleting CNodes that hold their own last capabilities: it ends, and all memory comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "cap/derivation.hpp"
#include "system.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;
constexpr Word radix = 3;

class Deletion : public testing::Test {
  protected:
    Word make_cnode() { return system.make_from(arena, seL4_CapTableObject, radix); }
    void copy(Word from, Word to_cnode, Word index) {
        ASSERT_EQ(
            system.call(to_cnode,
                        {CNodeCopy, {index, radix, from, word_bits, Rights::every}, {root_cnode}}),
            Answer{});
    }
    Answer remove(Word index) { return system.call(root_cnode, {CNodeDelete, {index, word_bits}}); }

    /// After a revoke the arena has no children and all of its memory can be used again.
    void expect_all_memory_back() {
        EXPECT_EQ(system.call(root_cnode, {CNodeRevoke, {arena, word_bits}}), Answer{});
        EXPECT_FALSE(derivation::has_children(system.slot(arena)));
        system.make_from(arena, seL4_UntypedObject, arena_bits);
    }

    static constexpr Word arena_bits = 16;
    System system;
    Word arena = system.make(seL4_UntypedObject, arena_bits);
};

TEST_F(Deletion, CNodeHoldingItselfBecomesUnreachableAndIsReclaimed) {
    const Word cnode = make_cnode();
    copy(cnode, cnode, 3);
    EXPECT_EQ(remove(cnode), Answer{});
    EXPECT_EQ(type_at(system, cnode), CapType::Null);
    EXPECT_TRUE(derivation::has_children(system.slot(arena)));
    expect_all_memory_back();
}

TEST_F(Deletion, CNodesHoldingEachOtherAreReclaimed) {
    const Word a = make_cnode();
    const Word b = make_cnode();
    copy(b, a, 2);
    copy(a, b, 7);
    EXPECT_EQ(remove(a), Answer{});
    EXPECT_EQ(remove(b), Answer{});
    expect_all_memory_back();
}

TEST_F(Deletion, ChainOfLastCapabilitiesIsReclaimed) {
    Word outer = make_cnode();
    for (Word i = 0; i < 8; ++i) {
        const Word inner = outer;
        outer = make_cnode();
        ASSERT_EQ(system.call(outer, {CNodeMove, {i, radix, inner, word_bits}, {root_cnode}}),
                  Answer{});
    }
    EXPECT_EQ(remove(outer), Answer{});
    expect_all_memory_back();
}

TEST_F(Deletion, LastCapabilityToAThreadStopsItAndEmptiesItsSlots) {
    Word slot = 0;
    Tcb& thread = system.make_thread(5, &slot);
    ASSERT_EQ(system.call(slot, {TCBResume}), Answer{});
    EXPECT_EQ(remove(slot), Answer{});
    EXPECT_EQ(thread.state, ThreadState::Inactive);
    EXPECT_TRUE(thread.cspace().is_empty());
    EXPECT_TRUE(thread.buffer_frame().is_empty());
}

TEST_F(Deletion, ThreadHoldingTheOnlyCSpaceWithItselfIsReclaimed) {
    const Word cnode = make_cnode();
    const Word tcb = system.make_from(arena, seL4_TCBObject);
    ASSERT_EQ(system.call(tcb, {TCBSetSpace, {0, 0, 0}, {cnode, seL4_CapInitThreadVSpace}}),
              Answer{});
    ASSERT_EQ(system.call(cnode, {CNodeMove, {1, radix, tcb, word_bits}, {root_cnode}}), Answer{});
    EXPECT_EQ(remove(cnode), Answer{});
    expect_all_memory_back();
}

TEST_F(Deletion, OnlyCapabilityToItsCSpaceCannotBeReplacedInAThread) {
    const Word cnode = make_cnode();
    const Word tcb = system.make_from(arena, seL4_TCBObject);
    const Message set_own{TCBSetSpace, {0, 0, 0}, {cnode, seL4_CapInitThreadVSpace}};
    const Message set_root{TCBSetSpace, {0, 0, 0}, {root_cnode, seL4_CapInitThreadVSpace}};
    ASSERT_EQ(system.call(tcb, set_own), Answer{});
    ASSERT_EQ(remove(cnode), Answer{});
    EXPECT_EQ(system.call(tcb, set_root), (Answer{seL4_IllegalOperation, {}}));
    expect_all_memory_back();
}

TEST_F(Deletion, RevokeReachesZombiesThatLieBetweenOtherChildren) {
    // Once a swap left an emptied slot linked into the list, and revoke stopped there.
    const Word outer = make_cnode();
    const Word inner = make_cnode();
    const Word inmost = make_cnode();
    const Word endpoint = system.make_from(arena, seL4_EndpointObject);
    ASSERT_EQ(system.call(inner, {CNodeMove, {7, radix, inmost, word_bits}, {root_cnode}}),
              Answer{});
    ASSERT_EQ(system.call(outer, {CNodeMove, {7, radix, inner, word_bits}, {root_cnode}}),
              Answer{});
    EXPECT_EQ(remove(outer), Answer{});
    EXPECT_EQ(system.call(root_cnode, {CNodeRevoke, {arena, word_bits}}), Answer{});
    EXPECT_EQ(type_at(system, endpoint), CapType::Null);
    expect_all_memory_back();
}

TEST_F(Deletion, RevokeGivesWayToAnInterruptAndGoesOnAfterIt) {
    const Word cnode = make_cnode();
    for (Word i = 0; i < 4; ++i) {
        copy(system.make_from(arena, seL4_EndpointObject), cnode, i);
    }
    machine::pretended().pending_irqs.push_back(1);

    system.trap(system.root(), seL4_SysCall, root_cnode, {CNodeRevoke, {arena, word_bits}});

    EXPECT_TRUE(derivation::has_children(system.slot(arena)));
    EXPECT_EQ(system.root().context.next_pc(), system.root().context.fault_pc());
    machine::pretended().pending_irqs.clear();
    expect_all_memory_back();
}

}  // namespace
}  // namespace kernel::test
