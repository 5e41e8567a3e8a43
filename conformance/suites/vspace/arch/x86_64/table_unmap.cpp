// Pdpt.Unmap, PageDirectory.Unmap, PageTable.Unmap, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

Reply unmap_pdpt(Cap<Any> table) {
    return Invocation(table, sys::X86PDPTUnmap).call();
}
Reply unmap_page_directory(Cap<Any> table) {
    return Invocation(table, sys::X86PageDirectoryUnmap).call();
}
Reply unmap_page_table(Cap<Any> table) {
    return Invocation(table, sys::X86PageTableUnmap).call();
}

// A small page in a VSpace of its own, its tables, and somebody who looks at it.
struct Scene {
    Cap<VSpace> vspace;
    Tables tables;
    Cap<Page> page;
    Probe probe;

    explicit Scene(Case& t)
        : vspace(make_vspace(t)), tables(t, vspace, window), page(make_page(t)), probe(t, vspace) {
        map_page(t, vspace, page, window);
        REQUIRE(probe.can_read(window));
    }
};

}  // namespace

CASE(PageTableUnmap, TakesThePagesBelowAwayAndClearsTheTable, "VS-081") {
    Scene scene(t);
    CHECK_EQ("VS-081", unmap_page_table(scene.tables.table), success());
    CHECK("VS-081", !scene.probe.can_read(window));
    CHECK_EQ("VS-081", map_reply(scene.page, scene.vspace, window),
             missing_capability(Lookup::Other, page_table_span_bits));
    // Mapped again it is empty.
    CHECK_EQ("VS-081", map_page_table(scene.tables.table, scene.vspace, window), success());
    CHECK("VS-081", !scene.probe.can_read(window));
    CHECK_EQ("VS-081", map_reply(scene.page, scene.vspace, window), success());
    CHECK("VS-081", scene.probe.can_read(window));
}

CASE(PageDirectoryUnmap, TakesEverythingBelowAwayAndClearsTheTable, "VS-064") {
    Scene scene(t);
    CHECK_EQ("VS-064", unmap_page_directory(scene.tables.directory), success());
    CHECK("VS-064", !scene.probe.can_read(window));
    CHECK_EQ("VS-064", map_reply(make_page(t), scene.vspace, window),
             missing_capability(Lookup::Other, page_directory_span_bits));
    CHECK_EQ("VS-064", map_page_directory(scene.tables.directory, scene.vspace, window), success());
    CHECK_EQ("VS-064", map_reply(make_page(t), scene.vspace, window),
             missing_capability(Lookup::Other, page_table_span_bits));
    CHECK("VS-064", !scene.probe.can_read(window));
}

CASE(PdptUnmap, TakesEverythingBelowAwayAndClearsTheTable, "VS-047") {
    Scene scene(t);
    CHECK_EQ("VS-047", unmap_pdpt(scene.tables.pdpt), success());
    CHECK("VS-047", !scene.probe.can_read(window));
    CHECK_EQ("VS-047", map_reply(make_page(t), scene.vspace, window),
             missing_capability(Lookup::Other, pdpt_span_bits));
    CHECK_EQ("VS-047", map_pdpt(scene.tables.pdpt, scene.vspace, window), success());
    CHECK_EQ("VS-047", map_reply(make_page(t), scene.vspace, window),
             missing_capability(Lookup::Other, page_directory_span_bits));
    CHECK("VS-047", !scene.probe.can_read(window));
}

CASE(TableUnmap, OfAnUnmappedTableSucceeds, "VS-048", "VS-065", "VS-082") {
    CHECK_EQ("VS-048", unmap_pdpt(t.make<Pdpt>()), success());
    CHECK_EQ("VS-065", unmap_page_directory(t.make<PageDirectory>()), success());
    CHECK_EQ("VS-082", unmap_page_table(t.make<PageTable>()), success());
}

CASE(TableUnmap, WithACopyIsRevokeFirst, "VS-049", "VS-066", "VS-083") {
    const Tables tables(t, make_vspace(t), window);
    const Slot copies[] = {t.slot_of(t.copy_of(tables.pdpt)),
                           t.slot_of(t.copy_of(tables.directory)),
                           t.slot_of(t.copy_of(tables.table))};
    CHECK_EQ("VS-083", unmap_page_table(tables.table), revoke_first());
    CHECK_EQ("VS-066", unmap_page_directory(tables.directory), revoke_first());
    CHECK_EQ("VS-049", unmap_pdpt(tables.pdpt), revoke_first());
    for (const Slot copy : copies) {
        REQUIRE_OK(copy.delete_());
    }
    CHECK_EQ("VS-083", unmap_page_table(tables.table), success());
    CHECK_EQ("VS-066", unmap_page_directory(tables.directory), success());
    CHECK_EQ("VS-049", unmap_pdpt(tables.pdpt), success());
}

}  // namespace selfe::conformance
