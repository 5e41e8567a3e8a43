// CNode.SaveCaller: what it refuses, in the words of all methods that take one slot.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

Reply save_caller(Cap<Any> cnode, Word index, Word depth) {
    return Invocation(cnode, sys::CNodeSaveCaller).words(index, depth).call();
}

}  // namespace

CASE(CNodeSaveCaller, AgainstTheGuardIsGuardMismatch, "CN-095") {
    constexpr Word radix = 4;
    constexpr Word guard = 5;
    constexpr Word guard_bits = 8;
    const Cap<CNode> cnode = t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
    CHECK_EQ("CN-095", save_caller(cnode, (guard ^ 1) << radix, guard_bits + radix),
             guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits));
}

CASE(CNodeSaveCaller, WithBitsLeftUnresolvedIsDepthMismatch, "CN-096") {
    constexpr Word radix = 4;
    constexpr Word depth = 10;
    CHECK_EQ("CN-096", save_caller(t.make<CNode>(radix), 0, depth),
             depth_mismatch(Lookup::Other, depth - radix, 0));
}

CASE(CNodeSaveCaller, WithDepthOutOfRangeIsRangeError, "CN-097") {
    const Word slot = t.empty_slot().index;
    for (const Word depth : {Word{0}, word_bits + 1}) {
        CHECK_EQ("CN-097", save_caller(t.cnode(), slot, depth), range_error(1, word_bits));
    }
}

}  // namespace selfe::conformance
