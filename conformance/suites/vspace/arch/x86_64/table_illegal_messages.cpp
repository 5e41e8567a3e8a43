// Methods of the three types of translation table: messages that no method accepts, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

Reply empty_message(Cap<Any> target, Word label) {
    return Invocation(target, label).call();
}

Reply with_length(Cap<Any> table, Cap<Any> vspace, Word label, Word length) {
    return Invocation(table, label)
        .words(window, VmAttributes::standard().bits)
        .caps(vspace)
        .length(length)
        .call();
}

Reply without_vspace(Cap<Any> table, Word label) {
    return Invocation(table, label).words(window, VmAttributes::standard().bits).call();
}

}  // namespace

CASE(TableMethods, OnAnotherObjectAreIllegalOperation, "VS-034", "VS-045", "VS-050", "VS-062",
     "VS-067", "VS-079") {
    const Tables tables(t, make_vspace(t), window);
    const Cap<Any> node = t.make<CNode>(1);
    for (const Cap<Any> other : {node, Cap<Any>(tables.table), Cap<Any>(make_page(t))}) {
        CHECK_EQ("VS-034", map_pdpt(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-045", empty_message(other, sys::X86PDPTUnmap), illegal_operation());
        CHECK_EQ("VS-050", map_page_directory(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-062", empty_message(other, sys::X86PageDirectoryUnmap), illegal_operation());
    }
    for (const Cap<Any> other : {node, Cap<Any>(tables.pdpt), Cap<Any>(make_page(t))}) {
        CHECK_EQ("VS-067", map_page_table(other, t.vspace(), window), illegal_operation());
        CHECK_EQ("VS-079", empty_message(other, sys::X86PageTableUnmap), illegal_operation());
    }
}

CASE(TableMethods, OnAnEmptySlotAreInvalidCapability, "VS-035", "VS-046", "VS-051", "VS-063",
     "VS-068", "VS-080") {
    const Cap<Any> nothing{t.empty_slot().index};
    CHECK_EQ("VS-035", map_pdpt(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-046", empty_message(nothing, sys::X86PDPTUnmap), invalid_capability(0));
    CHECK_EQ("VS-051", map_page_directory(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-063", empty_message(nothing, sys::X86PageDirectoryUnmap), invalid_capability(0));
    CHECK_EQ("VS-068", map_page_table(nothing, t.vspace(), window), invalid_capability(0));
    CHECK_EQ("VS-080", empty_message(nothing, sys::X86PageTableUnmap), invalid_capability(0));
}

CASE(TableMap, WithoutItsWordsIsTruncatedMessage, "VS-036", "VS-052", "VS-069") {
    for (Word length = 0; length < 2; ++length) {
        CHECK_EQ("VS-036", with_length(t.make<Pdpt>(), t.vspace(), sys::X86PDPTMap, length),
                 truncated_message());
        CHECK_EQ("VS-052",
                 with_length(t.make<PageDirectory>(), t.vspace(), sys::X86PageDirectoryMap, length),
                 truncated_message());
        CHECK_EQ("VS-069",
                 with_length(t.make<PageTable>(), t.vspace(), sys::X86PageTableMap, length),
                 truncated_message());
    }
}

CASE(TableMap, WithoutVSpaceIsTruncatedMessage, "VS-037", "VS-053", "VS-070") {
    CHECK_EQ("VS-037", without_vspace(t.make<Pdpt>(), sys::X86PDPTMap), truncated_message());
    CHECK_EQ("VS-053", without_vspace(t.make<PageDirectory>(), sys::X86PageDirectoryMap),
             truncated_message());
    CHECK_EQ("VS-070", without_vspace(t.make<PageTable>(), sys::X86PageTableMap),
             truncated_message());
}

}  // namespace selfe::conformance
