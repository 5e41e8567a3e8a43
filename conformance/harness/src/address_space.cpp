// Makes VSpaces and maps pages, with tables where the kernel says that one is missing.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"

#include "selfe/conformance/boot_space.hpp"
#include "selfe/page_sizes.hpp"

namespace selfe::conformance {

Cap<VSpace> make_vspace(Case& t) {
    const Cap<VSpace> vspace = t.make<VSpace>();
    t.must(t.asid_pool().assign(vspace), "a VSpace cannot be given an ASID");
    return vspace;
}

Cap<Any> map_table(Case& t, Cap<VSpace> vspace, Word vaddr, Word span_bits) {
    const arch::TableKind* const kind = arch::table_for(span_bits);
    t.must(kind == nullptr ? Error::FailedLookup : Error::NoError,
           "a translation table of no known level is missing");
    const Slot slot = t.empty_slot();
    t.must(Cap<Untyped>{case_slot::Memory}.retype(kind->type, 0, slot.root, 0, 0, slot.index, 1),
           "a translation table cannot be made");
    const Cap<Any> table{slot.index};
    t.must(kind->map(table, vspace, vaddr), "a translation table cannot be mapped");
    return table;
}

Cap<Any> map_page(Case& t, Cap<VSpace> vspace, Cap<Page> page, Word vaddr, Rights rights,
                  VmAttributes attributes) {
    Cap<Any> last_table;
    Error error = page.map(vspace, vaddr, rights, attributes);
    while (error == Error::FailedLookup) {
        last_table = map_table(t, vspace, vaddr, get_mr(2));  // the reply's bits left
        error = page.map(vspace, vaddr, rights, attributes);
    }
    t.must(error, "a page cannot be mapped");
    return last_table;
}

Cap<Page> copy_of_image_page(Case& t, const void* address) {
    const Slot copy = t.empty_slot();
    t.must(copy.copy(t.boot_slot(image_page_slot(boot_info(), address)), Rights::all()),
           "a page of the image cannot be copied");
    return Cap<Page>{copy.index};
}

}  // namespace selfe::conformance
