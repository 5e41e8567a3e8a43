// IoPortControl.Issue: each way in which it is refused.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {

CASE(IoPortControlIssue, DestinationThatLeadsNowhereIsFailedLookup, "IOP-005", "IOP-006",
     "IOP-007") {
    constexpr Word radix = 4;
    constexpr Word guard = 5;
    constexpr Word guard_bits = 8;
    const IoPortSource source(t);
    IssueMessage no_root(t, source, pci_address, pci_end);
    no_root.root = t.make<Endpoint>();
    CHECK_EQ("IOP-005", no_root.call(), invalid_root(Lookup::Other));
    IssueMessage guarded(t, source, pci_address, pci_end);
    guarded.root = t.minted(t.make<CNode>(radix), cnode_guard(guard, guard_bits));
    guarded.index = (guard ^ 1) << radix;
    guarded.depth = guard_bits + radix;
    CHECK_EQ("IOP-006", guarded.call(),
             guard_mismatch(Lookup::Other, guard_bits + radix, guard, guard_bits));
    IssueMessage deep(t, source, pci_address, pci_end);
    deep.root = t.make<CNode>(radix);
    deep.index = 0;
    deep.depth = radix + 6;
    CHECK_EQ("IOP-007", deep.call(), depth_mismatch(Lookup::Other, 6, 0));
    // None of them has used the ports up.
    CHECK_EQ("IOP-007", IssueMessage(t, source, pci_address, pci_end).call(), success());
}

CASE(IoPortControlIssue, DepthOutOfRangeIsRangeError, "IOP-008") {
    const IoPortSource source(t);
    IssueMessage message(t, source, pci_address, pci_end);
    for (const Word depth : {Word{0}, word_bits + 1, Word{255}}) {
        message.depth = depth;
        CHECK_EQ("IOP-008", message.call(), range_error(1, word_bits));
    }
}

CASE(IoPortControlIssue, RangeThatEndsBeforeItBeginsIsInvalidArgument, "IOP-010") {
    const IoPortSource source(t);
    CHECK_EQ("IOP-010", IssueMessage(t, source, pci_end, pci_address).call(), invalid_argument(1));
    CHECK_EQ("IOP-010", IssueMessage(t, source, 1, 0).call(), invalid_argument(1));
}

CASE(IoPortControlIssue, OccupiedDestinationIsDeleteFirst, "IOP-012") {
    const IoPortSource source(t);
    IssueMessage message(t, source, pci_address, pci_end);
    message.index = t.make<Endpoint>().bits;
    CHECK_EQ("IOP-012", message.call(), delete_first());
    // And the ports are still free.
    CHECK_EQ("IOP-012", IssueMessage(t, source, pci_address, pci_end).call(), success());
}

}  // namespace selfe::conformance
