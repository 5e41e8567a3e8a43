// Untyped.Retype: each way in which it is refused, with the words of the reply.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

// The method's six words, so that a case changes only the one it is about.
struct Request {
    Word type = Traits<Endpoint>::type;
    Word size_bits = 0;
    Word node_index = 0;
    Word node_depth = 0;
    Word node_offset = 0;
    Word num_objects = 1;

    Reply of(Cap<Any> untyped, Cap<Any> root) const {
        return Invocation(untyped, sys::UntypedRetype)
            .words(type, size_bits, node_index, node_depth, node_offset, num_objects)
            .caps(root)
            .call();
    }
};

constexpr Word radix = 4;
constexpr Word slots = Word{1} << radix;
constexpr Word fan_out = config::number("RETYPE_FAN_OUT_LIMIT");

}  // namespace

CASE(UntypedRetype, UnknownTypeIsInvalidArgument, "UT-050") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    for (const Word type : {Word{sys::seL4_ObjectTypeCount}, ~Word{0}}) {
        CHECK_EQ("UT-050", Request{.type = type}.of(t.memory(), cnode), invalid_argument(0));
    }
}

CASE(UntypedRetype, CNodeOfNoBitsIsInvalidArgument, "UT-051") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("UT-051", (Request{.type = Traits<CNode>::type, .size_bits = 0}.of(t.memory(), cnode)),
             invalid_argument(1));
}

CASE(UntypedRetype, UntypedBelowTheMinimumIsInvalidArgument, "UT-052") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("UT-052",
             (Request{.type = Traits<Untyped>::type, .size_bits = sys::seL4_MinUntypedBits - 1}.of(
                 t.memory(), cnode)),
             invalid_argument(1));
}

CASE(UntypedRetype, SizeAboveTheMaximumIsRangeError, "UT-055") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    // The last one would be 12 if the kernel looked at half of the word.
    constexpr Word upper_half = ~Word{0} << word_bits / 2;
    for (const Word size_bits :
         {Word{sys::seL4_MaxUntypedBits} + 1, word_bits, ~Word{0}, upper_half | 12}) {
        CHECK_EQ(
            "UT-055",
            (Request{.type = Traits<Untyped>::type, .size_bits = size_bits}.of(t.memory(), cnode)),
            range_error(0, sys::seL4_MaxUntypedBits));
    }
}

CASE(UntypedRetype, OffsetBeyondTheCNodeIsRangeError, "UT-056") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    for (const Word offset : {slots, ~Word{0}}) {
        CHECK_EQ("UT-056", Request{.node_offset = offset}.of(t.memory(), cnode),
                 range_error(0, slots - 1));
    }
}

CASE(UntypedRetype, NoObjectsIsRangeError, "UT-057") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("UT-057", Request{.num_objects = 0}.of(t.memory(), cnode), range_error(1, fan_out));
}

CASE(UntypedRetype, MoreObjectsThanTheFanOutLimitIsRangeError, "UT-058") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    for (const Word count : {fan_out + 1, ~Word{0}}) {
        CHECK_EQ("UT-058", Request{.num_objects = count}.of(t.memory(), cnode),
                 range_error(1, fan_out));
    }
}

CASE(UntypedRetype, WindowPastTheEndOfTheCNodeIsRangeError, "UT-059") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("UT-059", (Request{.node_offset = slots - 2, .num_objects = 3}.of(t.memory(), cnode)),
             range_error(1, 2));
    CHECK_EQ("UT-059", (Request{.node_offset = slots - 2, .num_objects = 2}.of(t.memory(), cnode)),
             success());
}

CASE(UntypedRetype, OccupiedSlotInTheWindowIsDeleteFirst, "UT-060") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    REQUIRE_OK(t.memory().retype<Endpoint>(cnode.slot(2, radix)));
    CHECK_EQ("UT-060", (Request{.node_offset = 0, .num_objects = 3}.of(t.memory(), cnode)),
             delete_first());
    CHECK("UT-060", t.is_empty(cnode.slot(0, radix)));
}

CASE(UntypedRetype, RootThatIsNoCNodeIsFailedLookup, "UT-062") {
    const Cap<Endpoint> no_cnode = t.make<Endpoint>();
    CHECK_EQ("UT-062", Request{}.of(t.memory(), no_cnode), missing_capability(Lookup::Other, 0));
}

CASE(UntypedRetype, DestinationThatIsNoCNodeIsFailedLookup, "UT-063") {
    const Cap<Endpoint> no_cnode = t.make<Endpoint>();
    CHECK_EQ(
        "UT-063",
        (Request{.node_index = no_cnode.bits, .node_depth = word_bits}.of(t.memory(), t.cnode())),
        missing_capability(Lookup::Other, word_bits));
}

CASE(UntypedRetype, DestinationRootThatIsNoCNodeIsInvalidRoot, "UT-064") {
    const Cap<Endpoint> no_cnode = t.make<Endpoint>();
    CHECK_EQ("UT-064", (Request{.node_index = 1, .node_depth = word_bits}.of(t.memory(), no_cnode)),
             invalid_root(Lookup::Other));
}

CASE(UntypedRetype, DestinationAgainstTheGuardIsGuardMismatch, "UT-065") {
    constexpr Word guard = 9;
    constexpr Word guard_bits = 5;
    const Cap<CNode> cnode = t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
    CHECK_EQ("UT-065",
             (Request{.node_index = 0, .node_depth = guard_bits + radix}.of(t.memory(), cnode)),
             guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits));
}

CASE(UntypedRetype, DestinationThatDoesNotComeOutEvenIsDepthMismatch, "UT-066") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    CHECK_EQ("UT-066", (Request{.node_index = 0, .node_depth = radix + 2}.of(t.memory(), cnode)),
             depth_mismatch(Lookup::Other, 2, 0));
    CHECK_EQ("UT-066", (Request{.node_index = 0, .node_depth = radix - 1}.of(t.memory(), cnode)),
             depth_mismatch(Lookup::Other, radix - 1, radix));
}

CASE(UntypedRetype, DestinationDepthOutOfRangeIsRangeError, "UT-067") {
    CHECK_EQ("UT-067",
             (Request{.node_index = 1, .node_depth = word_bits + 1}.of(t.memory(), t.cnode())),
             range_error(1, word_bits));
}

}  // namespace selfe::conformance
