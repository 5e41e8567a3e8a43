// IoPortControl.Issue: capabilities to ranges, and when a range is free again.
// SPDX-License-Identifier: BSD-2-Clause
#include "ports.hpp"

namespace selfe::conformance {
namespace {

constexpr Word last_port = 0xffff;

bool can_read(Cap<IoPort> ports, Word port) {
    return ports.in8(static_cast<sys::seL4_Uint16>(port)).has_value();
}

}  // namespace

CASE(IoPortControlIssue, GivesExactlyTheRange, "IOP-009") {
    const IoPortSource source(t);
    const IssueMessage one(t, source, dma_pages, dma_pages);
    CHECK_EQ("IOP-009", one.call(), success());
    const Cap<IoPort> port{one.index};
    CHECK("IOP-009", can_read(port, dma_pages));
    CHECK("IOP-009", !can_read(port, dma_pages - 1));
    CHECK("IOP-009", !can_read(port, dma_pages + 1));
    const IssueMessage range(t, source, pci_address, pci_end);
    CHECK_EQ("IOP-009", range.call(), success());
    const Cap<IoPort> ports{range.index};
    CHECK("IOP-009", can_read(ports, pci_address));
    CHECK("IOP-009", can_read(ports, pci_end));
    CHECK("IOP-009", !can_read(ports, pci_address - 1));
    CHECK("IOP-009", !can_read(ports, pci_end + 1));
}

CASE(IoPortControlIssue, ReachesFromTheFirstPortToTheLast, "IOP-009") {
    const IoPortSource source(t);
    const IssueMessage low(t, source, 0, dma_pages_end);
    const IssueMessage high(t, source, pci_address, last_port);
    CHECK_EQ("IOP-009", low.call(), success());
    CHECK_EQ("IOP-009", high.call(), success());
    CHECK("IOP-009", can_read(Cap<IoPort>{low.index}, dma_pages));
    CHECK("IOP-009", can_read(Cap<IoPort>{high.index}, pci_end));
    REQUIRE_OK(t.slot_of(Cap<Any>{low.index}).delete_());
    REQUIRE_OK(t.slot_of(Cap<Any>{high.index}).delete_());
    // On a kernel that does not print, the program's console has its ports from here, too.
    if (config::flag_or("PRINTING", false)) {
        const IssueMessage all(t, source, 0, last_port);
        CHECK_EQ("IOP-009", all.call(), success());
        CHECK("IOP-009", can_read(Cap<IoPort>{all.index}, pci_end));
    }
}

CASE(IoPortControlIssue, AnIssuedPortIsRevokeFirst, "IOP-011") {
    constexpr Word first = pci_address;
    constexpr Word last = pci_end;
    const IoPortSource source(t);
    source.issue(first, last);
    struct Range {
        Word first;
        Word last;
    };
    constexpr Range overlaps[] = {
        {first, last},         {first, first},     {last, last},     {first + 2, last - 2},
        {first - 8, last + 8}, {first - 8, first}, {last, last + 8},
    };
    for (const Range& range : overlaps) {
        CHECK_EQ("IOP-011", IssueMessage(t, source, range.first, range.last).call(),
                 revoke_first());
    }
    // Its neighbours are free.
    CHECK_EQ("IOP-011", IssueMessage(t, source, first - 8, first - 1).call(), success());
    CHECK_EQ("IOP-011", IssueMessage(t, source, last + 1, last + 8).call(), success());
}

CASE(IoPortControlIssue, AfterTheLastCapabilityIsDeletedTheRangeIsFree, "IOP-013") {
    const IoPortSource source(t);
    const Cap<IoPort> ports = source.issue(dma_pages, dma_pages_end);
    const Cap<IoPort> copy = t.copy_of(ports);
    REQUIRE_OK(t.slot_of(ports).delete_());
    const IssueMessage again(t, source, dma_pages, dma_pages_end);
    CHECK_EQ("IOP-013", again.call(), revoke_first());
    CHECK("IOP-013", can_read(copy, dma_pages));
    REQUIRE_OK(t.slot_of(copy).delete_());
    CHECK_EQ("IOP-013", again.call(), success());
    CHECK("IOP-013", can_read(Cap<IoPort>{again.index}, dma_pages));
}

}  // namespace selfe::conformance
