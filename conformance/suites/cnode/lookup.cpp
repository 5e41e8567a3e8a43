// From an address to a slot: guards, levels, depth, and how a lookup that fails is described.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;

// How a slot is looked up: success, or the error of a copy from there.
Reply look_up(Case& t, Cap<Any> root, Word index, Word depth) {
    const Slot slot = t.empty_slot();
    const Reply reply =
        Invocation(t.cnode(), sys::CNodeCopy)
            .words(slot.index, word_bits, index, depth, Rights::all().raw().words[0])
            .caps(root)
            .call();
    if (reply == success()) {
        t.must(slot.delete_(), "a copy cannot be deleted");
    }
    return reply;
}

// A chain of CNodes of one bit, each in the slot of the one before that a bit of `address` names,
// most significant first; the last one holds an endpoint.
Cap<CNode> chain_for(Case& t, Word address) {
    const Cap<CNode> first = t.make<CNode>(1);
    Cap<CNode> last = first;
    for (Word bit = word_bits; --bit > 0;) {
        const Cap<CNode> next = t.make<CNode>(1);
        t.must(last.slot(address >> bit & 1, 1).copy(t.slot_of(next), Rights::all()), "chain");
        last = next;
    }
    t.must(t.memory().retype<Endpoint>(last.slot(address & 1, 1)), "the chain's end");
    return first;
}

}  // namespace

CASE(CSpaceLookup, ResolvesGuardAndSlotOfEachLevelFromTheTop, "CN-168", "CN-178") {
    // 4 bits for a slot, 2 of guard, 3 for a slot.
    const Cap<CNode> outer = t.make<CNode>(radix);
    const Cap<CNode> inner = t.make<CNode>(3);
    REQUIRE_OK(outer.slot(5, radix).mint(t.slot_of(inner), Rights::all(), cnode_guard(2, 2)));
    REQUIRE_OK(t.memory().retype<Endpoint>(inner.slot(6, 3)));
    constexpr Word address = 5 << 5 | 2 << 3 | 6;
    CHECK_EQ("CN-168", look_up(t, outer, address, 9), success());
    CHECK_EQ("CN-168", look_up(t, outer, address ^ 1, 9), missing_capability(Lookup::Source, 9));
    CHECK_EQ("CN-178", look_up(t, outer, address >> 1, 8),
             depth_mismatch(Lookup::Source, 9 - radix - 1, 5));
}

CASE(CSpaceLookup, OfOneBitALevelMissesWithAnyBitFlipped, "CN-169", "CN-177") {
    constexpr Word address = static_cast<Word>(0x9a5c'3f01'd2b4'687e);
    const Cap<CNode> chain = chain_for(t, address);
    CHECK_EQ("CN-169", look_up(t, chain, address, word_bits), success());
    for (Word bit = 1; bit < word_bits; ++bit) {
        // The other slot of that level is empty, with `bit` bits to go.
        CHECK_EQ("CN-169", look_up(t, chain, address ^ Word{1} << bit, word_bits),
                 depth_mismatch(Lookup::Source, bit, 0));
    }
    CHECK_EQ("CN-177", look_up(t, chain, address ^ 1, word_bits),
             missing_capability(Lookup::Source, word_bits));
}

CASE(CSpaceLookup, WithAnyWrongBitInTheGuardIsGuardMismatch, "CN-170", "CN-179") {
    constexpr Word guard = 0x2d;
    constexpr Word guard_bits = 6;
    const Cap<CNode> plain = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(plain.slot(3, radix)));
    const Cap<CNode> guarded = t.minted(plain, cnode_guard(guard, guard_bits));
    CHECK_EQ("CN-170", look_up(t, guarded, guard << radix | 3, guard_bits + radix), success());
    for (Word bit = 0; bit < guard_bits; ++bit) {
        const Word wrong = guard ^ Word { 1 } << bit;
        CHECK_EQ("CN-179", look_up(t, guarded, wrong << radix | 3, guard_bits + radix),
                 guard_mismatch(Lookup::Source, guard_bits + radix, guard, guard_bits));
    }
}

CASE(CSpaceLookup, WithAGuardAsLongAsTheDepthIsDepthMismatch, "CN-178") {
    constexpr Word guard = 0x2d;
    constexpr Word guard_bits = 6;
    const Cap<CNode> guarded = t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
    // The guard fits; for the slot there is nothing left.
    CHECK_EQ("CN-178", look_up(t, guarded, guard, guard_bits),
             depth_mismatch(Lookup::Source, guard_bits, guard_bits + radix));
}

CASE(CSpaceLookup, WithoutAGuardEndsWhereTheRadixEnds, "CN-171") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(cnode.slot(15, radix)));
    CHECK_EQ("CN-171", look_up(t, cnode, 15, radix), success());
    CHECK_EQ("CN-171", look_up(t, cnode, 14, radix), missing_capability(Lookup::Source, radix));
}

CASE(CSpaceLookup, StopsAtWhatIsNoCNodeAndMindsTheRestOnlyWithADepth, "CN-172") {
    const Cap<CNode> cspace = t.make<CNode>(radix);
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_OK(cspace.slot(3, radix).mint(t.slot_of(notification), Rights::all(), 1));
    // As a thread's CPtr the address leads there, whatever stands behind its first 4 bits.
    const Word address = Word{3} << (word_bits - radix) | 0x155;
    SystemCall signal(sys::seL4_SysNBSend, Cap<Any>{address});
    t.start(signal, SystemCall::make, {.fault_handler = case_slot::Null, .cspace = cspace});
    t.settle();
    CHECK_EQ("CN-172", notification.poll(), Word{1});
    CHECK_EQ("CN-172", look_up(t, cspace, address, word_bits),
             depth_mismatch(Lookup::Source, word_bits - radix, 0));
}

CASE(CSpaceLookup, TakesTheLowestBitsOfTheIndex, "CN-173") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(cnode.slot(3, radix)));
    CHECK_EQ("CN-173", look_up(t, cnode, ~Word{0} << radix | 3, radix), success());
    CHECK_EQ("CN-173", look_up(t, cnode, 3 << radix, radix),
             missing_capability(Lookup::Source, radix));
}

CASE(CSpaceLookup, OfADepthThatEndsAtACNodeFindsTheCNode, "CN-174") {
    const Cap<CNode> outer = t.make<CNode>(radix);
    const Cap<CNode> inner = t.make<CNode>(2);
    REQUIRE_OK(t.memory().retype<Endpoint>(inner.slot(0, 2)));
    REQUIRE_OK(outer.slot(5, radix).copy(t.slot_of(inner), Rights::all()));
    const Slot slot = t.empty_slot();
    REQUIRE_OK(slot.copy(outer.slot(5, radix), Rights::all()));
    // What has been copied is the CNode: its contents can be found through it.
    CHECK("CN-174", !t.is_empty(Cap<CNode>{slot.index}.slot(0, 2)));
}

CASE(CSpaceLookup, InACycleEndsWithTheBits, "CN-175") {
    const Cap<CNode> cycle = t.make<CNode>(1);
    REQUIRE_OK(cycle.slot(0, 1).copy(t.slot_of(cycle), Rights::all()));
    REQUIRE_OK(t.memory().retype<Endpoint>(cycle.slot(1, 1)));
    CHECK_EQ("CN-175", look_up(t, cycle, 0, word_bits), success());
    CHECK_EQ("CN-175", look_up(t, cycle, 1, word_bits), success());
    CHECK_EQ("CN-175", look_up(t, cycle, 1 << 5, word_bits), depth_mismatch(Lookup::Source, 5, 0));
}

CASE(CSpaceLookup, FromWhatIsNoCNodeIsDescribedWithoutFurtherWords, "CN-176") {
    CHECK_EQ("CN-176", look_up(t, t.make<Tcb>(), 1, word_bits), invalid_root(Lookup::Source));
}

}  // namespace selfe::conformance
