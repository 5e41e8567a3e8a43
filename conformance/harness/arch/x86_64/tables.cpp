// Translation tables on x86_64: a type of its own for each level.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/arch/tables.hpp"

#include <initializer_list>

#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {
namespace {

template <class Table>
Cap<Any> map_new(Case& t, Cap<VSpace> vspace, Word vaddr) {
    const Cap<Table> table = t.make<Table>();
    t.must(table.map(vspace, vaddr, VmAttributes::standard()),
           "a translation table cannot be mapped");
    return table;
}

}  // namespace

Cap<Any> map_table(Case& t, Cap<VSpace> vspace, Word vaddr, Word span_bits) {
    switch (span_bits) {
        case pdpt_span_bits:
            return map_new<Pdpt>(t, vspace, vaddr);
        case page_directory_span_bits:
            return map_new<PageDirectory>(t, vspace, vaddr);
        case page_table_span_bits:
            return map_new<PageTable>(t, vspace, vaddr);
        default:
            t.must(Error::FailedLookup, "a translation table of no known level is missing");
            return {};
    }
}

void map_tables(Case& t, Cap<VSpace> vspace, Word vaddr, Word page_bits) {
    for (const Word span_bits : {pdpt_span_bits, page_directory_span_bits, page_table_span_bits}) {
        if (span_bits > page_bits) {
            map_table(t, vspace, vaddr, span_bits);
        }
    }
}

}  // namespace selfe::conformance
