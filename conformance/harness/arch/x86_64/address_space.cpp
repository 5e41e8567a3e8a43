// Makes VSpaces and maps pages, with tables where the kernel says that one is missing, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include <initializer_list>

#include "selfe/conformance/address_space.hpp"

#include "selfe/conformance/arch/tables.hpp"
#include "selfe/conformance/boot_space.hpp"

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

Cap<VSpace> make_vspace(Case& t) {
    const Cap<VSpace> vspace = t.make<VSpace>();
    t.must(t.asid_pool().assign(vspace), "a VSpace cannot be given an ASID");
    return vspace;
}

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

void map_page(Case& t, Cap<VSpace> vspace, Cap<Page> page, Word vaddr, Rights rights,
              VmAttributes attributes) {
    Error error = page.map(vspace, vaddr, rights, attributes);
    while (error == Error::FailedLookup) {
        map_table(t, vspace, vaddr, get_mr(2));  // the reply's bits left
        error = page.map(vspace, vaddr, rights, attributes);
    }
    t.must(error, "a page cannot be mapped");
}

Cap<Page> copy_of_image_page(Case& t, const void* address) {
    const Slot copy = t.empty_slot();
    t.must(copy.copy(t.boot_slot(image_page_slot(boot_info(), address)), Rights::all()),
           "a page of the image cannot be copied");
    return Cap<Page>{copy.index};
}

}  // namespace selfe::conformance
