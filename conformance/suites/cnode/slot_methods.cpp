// The CNode methods that take one slot (Revoke, Delete, CancelBadgedSends): what all of them
// refuse, and in which words. SaveCaller, which not every kernel has:
// classic/save_caller_errors.cpp. SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

constexpr Word radix = 4;
constexpr Word guard = 5;
constexpr Word guard_bits = 8;

Reply on_slot(Cap<Any> cnode, Word label, Word index, Word depth) {
    return Invocation(cnode, label).words(index, depth).call();
}

// 2^4 slots behind an 8-bit guard: 12 bits in all.
Cap<CNode> guarded(Case& t) {
    return t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
}

}  // namespace

CASE(CNodeSlotMethods, AgainstTheGuardAreGuardMismatch, "CN-004", "CN-010", "CN-016") {
    const Cap<CNode> cnode = guarded(t);
    constexpr Word wrong = (guard ^ 1) << radix;
    constexpr Word depth = guard_bits + radix;
    const Reply mismatch = guard_mismatch(Lookup::Other, depth, guard, guard_bits);
    CHECK_EQ("CN-004", on_slot(cnode, sys::CNodeRevoke, wrong, depth), mismatch);
    CHECK_EQ("CN-010", on_slot(cnode, sys::CNodeDelete, wrong, depth), mismatch);
    CHECK_EQ("CN-016", on_slot(cnode, sys::CNodeCancelBadgedSends, wrong, depth), mismatch);
}

CASE(CNodeSlotMethods, WithAGuardLongerThanTheDepthAreGuardMismatch, "CN-004", "CN-010") {
    const Cap<CNode> cnode = guarded(t);
    constexpr Word depth = guard_bits - 2;
    const Reply mismatch = guard_mismatch(Lookup::Other, depth, guard, guard_bits);
    CHECK_EQ("CN-004", on_slot(cnode, sys::CNodeRevoke, guard, depth), mismatch);
    CHECK_EQ("CN-010", on_slot(cnode, sys::CNodeDelete, guard, depth), mismatch);
}

CASE(CNodeSlotMethods, WithBitsLeftUnresolvedAreDepthMismatch, "CN-005", "CN-011", "CN-017") {
    // The CNode resolves 4 bits of 10; what it finds is empty, so 6 remain.
    const Cap<CNode> cnode = t.make<CNode>(radix);
    constexpr Word depth = 10;
    const Reply mismatch = depth_mismatch(Lookup::Other, depth - radix, 0);
    CHECK_EQ("CN-005", on_slot(cnode, sys::CNodeRevoke, 0, depth), mismatch);
    CHECK_EQ("CN-011", on_slot(cnode, sys::CNodeDelete, 0, depth), mismatch);
    CHECK_EQ("CN-017", on_slot(cnode, sys::CNodeCancelBadgedSends, 0, depth), mismatch);
}

CASE(CNodeSlotMethods, WithMoreBitsThanTheDepthAreDepthMismatch, "CN-005", "CN-011") {
    const Cap<CNode> cnode = t.make<CNode>(radix);
    constexpr Word depth = 3;
    const Reply mismatch = depth_mismatch(Lookup::Other, depth, radix);
    CHECK_EQ("CN-005", on_slot(cnode, sys::CNodeRevoke, 0, depth), mismatch);
    CHECK_EQ("CN-011", on_slot(cnode, sys::CNodeDelete, 0, depth), mismatch);
}

CASE(CNodeSlotMethods, WithDepthOutOfRangeAreRangeError, "CN-006", "CN-012", "CN-018") {
    const Word slot = t.empty_slot().index;
    for (const Word depth : {Word{0}, word_bits + 1}) {
        const Reply range = range_error(1, word_bits);
        CHECK_EQ("CN-006", on_slot(t.cnode(), sys::CNodeRevoke, slot, depth), range);
        CHECK_EQ("CN-012", on_slot(t.cnode(), sys::CNodeDelete, slot, depth), range);
        CHECK_EQ("CN-018", on_slot(t.cnode(), sys::CNodeCancelBadgedSends, slot, depth), range);
    }
}

}  // namespace selfe::conformance
