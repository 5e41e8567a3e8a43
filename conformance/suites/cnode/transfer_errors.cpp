// CNode.Copy, Mint, Move and Mutate: how a message or an address is refused by all of them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;
constexpr Word guard = 5;
constexpr Word guard_bits = 8;
const Word all_rights = Rights::all().raw().words[0];

// The address of a slot: `depth` bits of `index` from a CNode.
struct Address {
    Cap<Any> root;
    Word index{};
    Word depth = word_bits;
};

// The methods' message, so that a case changes only what it is about.
struct Transfer {
    Address to;
    Address from;

    explicit Transfer(Case& t)
        : to{t.cnode(), t.empty_slot().index}, from{t.cnode(), t.make<CNode>(radix).bits} {}

    Reply copy() const { return call(sys::CNodeCopy, all_rights); }
    Reply mint() const { return call(sys::CNodeMint, all_rights); }
    Reply move() const { return call(sys::CNodeMove, 0); }
    // Without a new guard.
    Reply mutate() const { return call(sys::CNodeMutate, 0); }

  private:
    Reply call(Word label, Word fifth) const {
        return Invocation(to.root, label)
            .words(to.index, to.depth, from.index, from.depth, fifth, 0)
            .caps(from.root)
            .call();
    }
};

// Where the guard, 8 bits in front of 4 for the slot, does not match.
Address against_the_guard(Case& t) {
    return {t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits)), (guard ^ 1) << radix,
            guard_bits + radix};
}

// Both ways not to come out even: bits are left behind an empty slot, or too few for the CNode.
constexpr Word depth_with_rest = 10;
constexpr Word depth_too_small = 3;

}  // namespace

CASE(CNodeTransfer, DestinationAgainstTheGuardIsGuardMismatch, "CN-023", "CN-036", "CN-049",
     "CN-062") {
    Transfer transfer(t);
    transfer.to = against_the_guard(t);
    const Reply mismatch = guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits);
    CHECK_EQ("CN-023", transfer.copy(), mismatch);
    CHECK_EQ("CN-036", transfer.mint(), mismatch);
    CHECK_EQ("CN-049", transfer.move(), mismatch);
    CHECK_EQ("CN-062", transfer.mutate(), mismatch);
}

CASE(CNodeTransfer, DestinationThatDoesNotComeOutEvenIsDepthMismatch, "CN-024", "CN-037", "CN-050",
     "CN-063") {
    Transfer transfer(t);
    for (const Word depth : {depth_with_rest, depth_too_small}) {
        transfer.to = {t.make<CNode>(radix), 0, depth};
        const Reply mismatch = depth > radix ? depth_mismatch(Lookup::Other, depth - radix, 0)
                                             : depth_mismatch(Lookup::Other, depth, radix);
        CHECK_EQ("CN-024", transfer.copy(), mismatch);
        CHECK_EQ("CN-037", transfer.mint(), mismatch);
        CHECK_EQ("CN-050", transfer.move(), mismatch);
        CHECK_EQ("CN-063", transfer.mutate(), mismatch);
    }
}

CASE(CNodeTransfer, DestinationDepthOutOfRangeIsRangeError, "CN-038", "CN-051", "CN-064") {
    Transfer transfer(t);
    for (const Word depth : {Word{0}, word_bits + 1}) {
        transfer.to.depth = depth;
        CHECK_EQ("CN-038", transfer.mint(), range_error(1, word_bits));
        CHECK_EQ("CN-051", transfer.move(), range_error(1, word_bits));
        CHECK_EQ("CN-064", transfer.mutate(), range_error(1, word_bits));
    }
}

CASE(CNodeTransfer, IntoAnOccupiedSlotIsDeleteFirst, "CN-044", "CN-070") {
    Transfer transfer(t);
    transfer.to.index = t.make<Endpoint>().bits;
    CHECK_EQ("CN-044", transfer.mint(), delete_first());
    CHECK_EQ("CN-070", transfer.mutate(), delete_first());
    CHECK("CN-070", !t.is_empty(Cap<Any>{transfer.from.index}));
}

CASE(CNodeTransfer, SourceRootThatIsNoCNodeIsInvalidRoot, "CN-026", "CN-039", "CN-052", "CN-065") {
    Transfer transfer(t);
    transfer.from.root = t.make<Tcb>();
    CHECK_EQ("CN-026", transfer.copy(), invalid_root(Lookup::Source));
    CHECK_EQ("CN-039", transfer.mint(), invalid_root(Lookup::Source));
    CHECK_EQ("CN-052", transfer.move(), invalid_root(Lookup::Source));
    CHECK_EQ("CN-065", transfer.mutate(), invalid_root(Lookup::Source));
}

CASE(CNodeTransfer, SourceAgainstTheGuardIsGuardMismatch, "CN-027", "CN-040", "CN-053", "CN-066") {
    Transfer transfer(t);
    transfer.from = against_the_guard(t);
    const Reply mismatch = guard_mismatch(Lookup::Source, guard_bits + radix, guard, guard_bits);
    CHECK_EQ("CN-027", transfer.copy(), mismatch);
    CHECK_EQ("CN-040", transfer.mint(), mismatch);
    CHECK_EQ("CN-053", transfer.move(), mismatch);
    CHECK_EQ("CN-066", transfer.mutate(), mismatch);
}

CASE(CNodeTransfer, SourceThatDoesNotComeOutEvenIsDepthMismatch, "CN-028", "CN-041", "CN-054",
     "CN-067") {
    Transfer transfer(t);
    for (const Word depth : {depth_with_rest, depth_too_small}) {
        transfer.from = {t.make<CNode>(radix), 0, depth};
        const Reply mismatch = depth > radix ? depth_mismatch(Lookup::Source, depth - radix, 0)
                                             : depth_mismatch(Lookup::Source, depth, radix);
        CHECK_EQ("CN-028", transfer.copy(), mismatch);
        CHECK_EQ("CN-041", transfer.mint(), mismatch);
        CHECK_EQ("CN-054", transfer.move(), mismatch);
        CHECK_EQ("CN-067", transfer.mutate(), mismatch);
    }
}

CASE(CNodeTransfer, SourceDepthOutOfRangeIsRangeError, "CN-029", "CN-042", "CN-055", "CN-068") {
    Transfer transfer(t);
    for (const Word depth : {Word{0}, word_bits + 1}) {
        transfer.from.depth = depth;
        CHECK_EQ("CN-029", transfer.copy(), range_error(1, word_bits));
        CHECK_EQ("CN-042", transfer.mint(), range_error(1, word_bits));
        CHECK_EQ("CN-055", transfer.move(), range_error(1, word_bits));
        CHECK_EQ("CN-068", transfer.mutate(), range_error(1, word_bits));
    }
}

CASE(CNodeTransfer, OfAnEmptySlotIsMissingCapability, "CN-043", "CN-056", "CN-069") {
    Transfer transfer(t);
    transfer.from = {t.make<CNode>(radix), 1, radix};
    const Reply missing = missing_capability(Lookup::Source, radix);
    CHECK_EQ("CN-043", transfer.mint(), missing);
    CHECK_EQ("CN-056", transfer.move(), missing);
    CHECK_EQ("CN-069", transfer.mutate(), missing);
}

}  // namespace selfe::conformance
