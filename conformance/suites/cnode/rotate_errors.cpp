// CNode.Rotate: what its two new guards do, a swap, and each way in which it is refused.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;
constexpr Word guard = 5;
constexpr Word guard_bits = 8;

struct Address {
    Cap<Any> root;
    Word index{};
    Word depth = word_bits;
};

// The method's message: pivot to destination, source to pivot. A case changes what it is about.
struct Rotation {
    Address to;
    Address pivot;
    Address from;
    Word new_guard_in_destination = 0;
    Word new_guard_in_pivot = 0;

    explicit Rotation(Case& t)
        : to{t.cnode(), t.empty_slot().index},
          pivot{t.cnode(), t.make<CNode>(radix).bits},
          from{t.cnode(), t.make<CNode>(radix).bits} {}

    Invocation message() const {
        Invocation result(to.root, sys::CNodeRotate);
        result.words(to.index, to.depth, new_guard_in_destination, pivot.index, pivot.depth,
                     new_guard_in_pivot, from.index, from.depth);
        return result;
    }
    Reply call() const { return message().caps(pivot.root, from.root).call(); }
};

Address against_the_guard(Case& t) {
    return {t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits)), (guard ^ 1) << radix,
            guard_bits + radix};
}
constexpr Reply mismatch_of_the_guard(Lookup which) {
    return guard_mismatch(which, guard_bits + radix, guard, guard_bits);
}

// Two more bits than the CNode resolves, behind an empty slot.
Address with_bits_left(Case& t) {
    return {t.make<CNode>(radix), 0, radix + 2};
}
// One bit less than the CNode resolves.
Address with_too_few_bits(Case& t) {
    return {t.make<CNode>(radix), 0, radix - 1};
}

}  // namespace

CASE(CNodeRotate, GivesEachItsNewGuard, "CN-121") {
    Rotation rotation(t);
    REQUIRE_OK(t.memory().retype<Endpoint>(Cap<CNode>{rotation.pivot.index}.slot(1, radix)));
    REQUIRE_OK(t.memory().retype<Endpoint>(Cap<CNode>{rotation.from.index}.slot(2, radix)));
    rotation.new_guard_in_destination = cnode_guard(6, 3);
    rotation.new_guard_in_pivot = cnode_guard(1, 2);
    REQUIRE_EQ(rotation.call(), success());
    const Cap<CNode> in_destination{rotation.to.index};
    const Cap<CNode> in_pivot{rotation.pivot.index};
    CHECK("CN-121", !t.is_empty(in_destination.slot(6 << radix | 1, 3 + radix)));
    CHECK("CN-121", !t.is_empty(in_pivot.slot(1 << radix | 2, 2 + radix)));
}

CASE(CNodeRotate, GuardThatDoesNotFitIsIllegalOperation, "CN-091") {
    constexpr Word too_long = word_bits - radix + 1;
    Rotation rotation(t);
    rotation.new_guard_in_destination = cnode_guard(0, too_long);
    CHECK_EQ("CN-091", rotation.call(), illegal_operation());
    rotation.new_guard_in_destination = 0;
    rotation.new_guard_in_pivot = cnode_guard(0, too_long);
    CHECK_EQ("CN-091", rotation.call(), illegal_operation());
    CHECK("CN-091", t.is_empty(Cap<Any>{rotation.to.index}));
    CHECK("CN-091", !t.is_empty(Cap<Any>{rotation.from.index}));
}

CASE(CNodeRotate, DestinationThatLeadsNowhereIsFailedLookup, "CN-075", "CN-076", "CN-077") {
    Rotation rotation(t);
    rotation.to = against_the_guard(t);
    CHECK_EQ("CN-075", rotation.call(), mismatch_of_the_guard(Lookup::Other));
    rotation.to = with_bits_left(t);
    CHECK_EQ("CN-076", rotation.call(), depth_mismatch(Lookup::Other, 2, 0));
    rotation.to = with_too_few_bits(t);
    CHECK_EQ("CN-076", rotation.call(), depth_mismatch(Lookup::Other, radix - 1, radix));
    for (const Word depth : {Word{0}, word_bits + 1}) {
        rotation.to.depth = depth;
        CHECK_EQ("CN-077", rotation.call(), range_error(1, word_bits));
    }
}

CASE(CNodeRotate, SourceThatLeadsNowhereIsFailedLookup, "CN-078", "CN-079", "CN-080", "CN-081") {
    Rotation rotation(t);
    rotation.from.root = t.make<Tcb>();
    CHECK_EQ("CN-078", rotation.call(), invalid_root(Lookup::Source));
    rotation.from = against_the_guard(t);
    CHECK_EQ("CN-079", rotation.call(), mismatch_of_the_guard(Lookup::Source));
    rotation.from = with_bits_left(t);
    CHECK_EQ("CN-080", rotation.call(), depth_mismatch(Lookup::Source, 2, 0));
    rotation.from = with_too_few_bits(t);
    CHECK_EQ("CN-080", rotation.call(), depth_mismatch(Lookup::Source, radix - 1, radix));
    for (const Word depth : {Word{0}, word_bits + 1}) {
        rotation.from.depth = depth;
        CHECK_EQ("CN-081", rotation.call(), range_error(1, word_bits));
    }
}

CASE(CNodeRotate, PivotThatLeadsNowhereIsFailedLookup, "CN-084", "CN-085", "CN-086", "CN-087") {
    Rotation rotation(t);
    rotation.pivot.root = t.make<Tcb>();
    CHECK_EQ("CN-084", rotation.call(), invalid_root(Lookup::Source));
    rotation.pivot = against_the_guard(t);
    CHECK_EQ("CN-085", rotation.call(), mismatch_of_the_guard(Lookup::Source));
    rotation.pivot = with_bits_left(t);
    CHECK_EQ("CN-086", rotation.call(), depth_mismatch(Lookup::Source, 2, 0));
    rotation.pivot = with_too_few_bits(t);
    CHECK_EQ("CN-086", rotation.call(), depth_mismatch(Lookup::Source, radix - 1, radix));
    for (const Word depth : {Word{0}, word_bits + 1}) {
        rotation.pivot.depth = depth;
        CHECK_EQ("CN-087", rotation.call(), range_error(1, word_bits));
    }
}

CASE(CNodeRotate, OfAnEmptySlotIsMissingCapability, "CN-082", "CN-088") {
    const Address nothing{t.make<CNode>(radix), 1, radix};
    Rotation without_source(t);
    without_source.from = nothing;
    CHECK_EQ("CN-082", without_source.call(), missing_capability(Lookup::Source, radix));
    Rotation without_pivot(t);
    without_pivot.pivot = nothing;
    CHECK_EQ("CN-088", without_pivot.call(), missing_capability(Lookup::Other, radix));
}

CASE(CNodeRotate, OfEndpointsAndNotificationsIsIllegalOperation, "CN-188") {
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>(t.make<Notification>())}) {
        Rotation source(t);
        source.from.index = other.bits;
        CHECK_EQ("CN-188", source.call(), illegal_operation());
        Rotation pivot(t);
        pivot.pivot.index = other.bits;
        CHECK_EQ("CN-188", pivot.call(), illegal_operation());
    }
}

CASE(CNodeRotate, SwapsACapabilityWithItsOwnCopy, "CN-120", "CN-121") {
    for (const bool original_is_pivot : {true, false}) {
        const Cap<CNode> original = t.make<CNode>(radix);
        REQUIRE_OK(t.memory().retype<Endpoint>(original.slot(1, radix)));
        const Cap<CNode> copy = t.copy_of(original);
        Rotation swap(t);
        swap.pivot.index = (original_is_pivot ? original : copy).bits;
        swap.to.index = swap.from.index = (original_is_pivot ? copy : original).bits;
        swap.new_guard_in_destination = cnode_guard(6, 3);
        swap.new_guard_in_pivot = cnode_guard(1, 2);
        CHECK_EQ("CN-120", swap.call(), success());
        CHECK("CN-121", !t.is_empty(Cap<CNode>{swap.to.index}.slot(6 << radix | 1, 3 + radix)));
        CHECK("CN-121", !t.is_empty(Cap<CNode>{swap.pivot.index}.slot(1 << radix | 1, 2 + radix)));
        // The copy still descends from the original: each lies where the other was.
        REQUIRE_OK(t.slot_of(original).revoke());
        CHECK("CN-120", !t.is_empty(original));
        REQUIRE_OK(t.slot_of(copy).revoke());
        CHECK("CN-120", t.is_empty(original));
    }
}

}  // namespace selfe::conformance
