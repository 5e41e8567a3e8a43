// Page.Unmap, and what becomes of mappings when capabilities go.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

Reply unmap(Cap<Page> page) {
    return Invocation(page, method::page_unmap).call();
}

}  // namespace

CASE(PageUnmap, TakesTheMemoryAway, "VS-131", "VS-165", "VS-198") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    Probe probe(t, t.vspace());
    REQUIRE(probe.can_write(window, 8));  // the translation is cached
    CHECK_EQ(here("VS-131", "VS-165", "VS-198"), unmap(page), success());
    CHECK_EQ(here("VS-131", "VS-165", "VS-198"), probe.read(window),
             (Access{false, 0, window, false}));
    CHECK_EQ(here("VS-131", "VS-165", "VS-198"),
             map_reply(page, t.vspace(), window + small_page_bytes), success());
    CHECK_EQ(here("VS-131", "VS-165", "VS-198"), probe.read(window + small_page_bytes).value,
             Word{8});
}

CASE(PageUnmap, OfAnUnmappedCapabilitySucceeds, "VS-132", "VS-166", "VS-199") {
    const Cap<Page> page = make_page(t);
    CHECK_EQ(here("VS-132", "VS-166", "VS-199"), unmap(page), success());
    map_page(t, t.vspace(), page, window);
    // A copy has no mapping of its own.
    CHECK_EQ(here("VS-132", "VS-166", "VS-199"), unmap(t.copy_of(page)), success());
    Probe probe(t, t.vspace());
    CHECK(here("VS-132", "VS-166", "VS-199"), probe.can_read(window));
}

CASE(PageUnmap, AfterItsTableOrVSpaceIsGoneSucceeds, "VS-133", "VS-167", "VS-200") {
    const StalePage stale(t, t.vspace(), window, false);
    CHECK_EQ(here("VS-133", "VS-167", "VS-200"), unmap(stale.page), success());
    const Cap<VSpace> vspace = make_vspace(t);
    const Cap<Page> page = make_page(t);
    map_page(t, vspace, page, window);
    REQUIRE_OK(t.slot_of(vspace).delete_());
    CHECK_EQ(here("VS-133", "VS-167", "VS-200"), unmap(page), success());
    CHECK_EQ(here("VS-133", "VS-167", "VS-200"), map_reply(page, make_vspace(t), window),
             missing_capability(Lookup::Other, top_table_span_bits));
}

CASE(PageUnmap, OfAStaleCapabilityLeavesTheOtherMapping, "VS-134", "VS-168", "VS-201") {
    const StalePage stale(t, t.vspace(), window);
    word_at(window) = 9;
    CHECK_EQ(here("VS-134", "VS-168", "VS-201"), unmap(stale.page), success());
    Probe probe(t, t.vspace());
    CHECK_EQ(here("VS-134", "VS-168", "VS-201"), probe.read(window), (Access{true, 9, 0, false}));
}

CASE(PageDelete, OfAStaleCapabilityLeavesTheOtherMapping, "VS-373") {
    const StalePage stale(t, t.vspace(), window);
    word_at(window) = 10;
    REQUIRE_OK(t.slot_of(stale.page).delete_());
    Probe probe(t, t.vspace());
    CHECK_EQ("VS-373", probe.read(window), (Access{true, 10, 0, false}));
}

CASE(PageDelete, TakesAwayTheMappingOfThisCapabilityOnly, "CN-130", "CN-101") {
    constexpr Word elsewhere = window + small_page_bytes;
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window);
    const Cap<Page> copy = t.copy_of(page);
    // A copy begins unmapped: it can go to another address.
    CHECK_EQ("CN-101", map_reply(copy, t.vspace(), elsewhere), success());
    Probe probe(t, t.vspace());
    REQUIRE(probe.can_read(window));
    REQUIRE(probe.can_read(elsewhere));
    REQUIRE_OK(t.slot_of(copy).delete_());
    CHECK_EQ("CN-130", probe.read(elsewhere), (Access{false, 0, elsewhere, false}));
    CHECK("CN-130", probe.can_read(window));
    REQUIRE_OK(t.slot_of(page).delete_());
    CHECK_EQ("CN-130", probe.read(window), (Access{false, 0, window, false}));
}

CASE(PageTableDelete, OfACopyLeavesTheTableInPlace, "CN-131") {
    const Cap<Page> page = make_page(t);
    const Cap<PageTable> table = cap_cast<PageTable>(map_page(t, t.vspace(), page, window));
    const Cap<PageTable> copy = t.copy_of(table);
    REQUIRE_OK(t.slot_of(copy).delete_());
    Probe probe(t, t.vspace());
    CHECK("CN-131", probe.can_read(window));
    REQUIRE_OK(t.slot_of(table).delete_());
    CHECK("CN-131", !probe.can_read(window));
}

CASE(PageTableDelete, TakesItsPagesAwayAndLeavesTheirCapabilities, "VS-371") {
    const Cap<Page> page = make_page(t);
    const Cap<PageTable> table = cap_cast<PageTable>(map_page(t, t.vspace(), page, window));
    Probe probe(t, t.vspace());
    REQUIRE(probe.can_write(window, 11));
    REQUIRE_OK(t.slot_of(table).delete_());
    CHECK("VS-371", !probe.can_read(window));
    CHECK("VS-371", page.get_address().has_value());
    CHECK_EQ("VS-371", unmap(page), success());
    map_page(t, t.vspace(), page, window);
    CHECK_EQ("VS-371", probe.read(window).value, Word{11});
}

CASE(VSpaceDelete, StopsItsThreads, "VS-372") {
    const Cap<VSpace> vspace = make_vspace(t);
    map_page(t, vspace, make_page(t), window);
    Probe probe(t, vspace);
    REQUIRE(probe.can_read(window));
    REQUIRE_OK(t.slot_of(vspace).revoke());
    // The thread itself holds a capability; the last one goes with it.
    REQUIRE_OK(t.slot_of(vspace).delete_());
    CHECK("VS-372", !probe.can_read(window));
}

}  // namespace selfe::conformance
