// Pdpt.Map, PageDirectory.Map, PageTable.Map: each way in which they are refused, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(TableMap, KernelAddressIsInvalidArgument, "VS-040", "VS-056", "VS-073") {
    // The last page below 2^47 is the kernel's, too, but its tables are user space's.
    for (const Word vaddr : {Word{1} << 47, ~Word{0} << 47, ~Word{0}}) {
        CHECK_EQ("VS-040", map_pdpt(t.make<Pdpt>(), t.vspace(), vaddr), invalid_argument(0));
        CHECK_EQ("VS-056", map_page_directory(t.make<PageDirectory>(), t.vspace(), vaddr),
                 invalid_argument(0));
        CHECK_EQ("VS-073", map_page_table(t.make<PageTable>(), t.vspace(), vaddr),
                 invalid_argument(0));
    }
}

CASE(TableMap, MappedTableIsInvalidCapability, "VS-041", "VS-057", "VS-074") {
    const Tables tables(t, make_vspace(t), window);
    const Cap<VSpace> other = make_vspace(t);
    CHECK_EQ("VS-041", map_pdpt(tables.pdpt, other, window), invalid_capability(0));
    map_table(t, other, window, pdpt_span_bits);
    CHECK_EQ("VS-057", map_page_directory(tables.directory, other, window), invalid_capability(0));
    map_table(t, other, window, page_directory_span_bits);
    CHECK_EQ("VS-074", map_page_table(tables.table, other, window), invalid_capability(0));
}

CASE(TableMap, VSpaceThatIsNoneIsInvalidCapability, "VS-042", "VS-058", "VS-075") {
    const Tables tables(t, make_vspace(t), window);
    for (const Cap<Any> other : {Cap<Any>(make_page(t)), Cap<Any>(tables.pdpt),
                                 Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("VS-042", map_pdpt(t.make<Pdpt>(), other, window), invalid_capability(1));
        CHECK_EQ("VS-058", map_page_directory(t.make<PageDirectory>(), other, window),
                 invalid_capability(1));
        CHECK_EQ("VS-075", map_page_table(t.make<PageTable>(), other, window),
                 invalid_capability(1));
    }
}

CASE(TableMap, VSpaceWithoutAsidIsInvalidCapability, "VS-043", "VS-059", "VS-076") {
    const Cap<VSpace> vspace = t.make<VSpace>();
    CHECK_EQ("VS-043", map_pdpt(t.make<Pdpt>(), vspace, window), invalid_capability(1));
    CHECK_EQ("VS-059", map_page_directory(t.make<PageDirectory>(), vspace, window),
             invalid_capability(1));
    CHECK_EQ("VS-076", map_page_table(t.make<PageTable>(), vspace, window), invalid_capability(1));
}

CASE(TableMap, VSpaceWhosePoolIsDeletedIsFailedLookup, "VS-044", "VS-060", "VS-077") {
    OwnPool own(t);
    map_table(t, own.vspace, window, pdpt_span_bits);
    map_table(t, own.vspace, window, page_directory_span_bits);
    REQUIRE_OK(own.pool.delete_());
    constexpr Word elsewhere = window + (Word{1} << pdpt_span_bits);
    CHECK_EQ("VS-044", map_pdpt(t.make<Pdpt>(), own.vspace, elsewhere),
             invalid_root(Lookup::Other));
    CHECK_EQ("VS-060",
             map_page_directory(t.make<PageDirectory>(), own.vspace, window + huge_page_bytes),
             invalid_root(Lookup::Other));
    CHECK_EQ("VS-077", map_page_table(t.make<PageTable>(), own.vspace, window),
             invalid_root(Lookup::Other));
}

}  // namespace selfe::conformance
