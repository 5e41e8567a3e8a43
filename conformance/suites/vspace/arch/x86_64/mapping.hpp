// What several cases about mappings need, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "pages.hpp"
#include "selfe/conformance/arch/tables.hpp"
#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// The page that holds user space's last byte, and the first address beyond.
inline constexpr Word first_kernel_address = sys::seL4_UserTop;
inline constexpr Word last_user_page = first_kernel_address - small_page_bytes;

/// What is left of an address in a VSpace without tables.
inline constexpr Word top_table_span_bits = pdpt_span_bits;

/// Pdpt.Map, PageDirectory.Map or PageTable.Map as a whole message, by its label.
inline Reply map_table_reply(Word label, Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return Invocation(table, label).words(vaddr, VmAttributes::standard().bits).caps(vspace).call();
}
inline Reply map_pdpt(Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return map_table_reply(sys::X86PDPTMap, table, vspace, vaddr);
}
inline Reply map_page_directory(Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return map_table_reply(sys::X86PageDirectoryMap, table, vspace, vaddr);
}
inline Reply map_page_table(Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return map_table_reply(sys::X86PageTableMap, table, vspace, vaddr);
}

/// The three tables that a small page needs, in place.
struct Tables {
    Cap<Pdpt> pdpt;
    Cap<PageDirectory> directory;
    Cap<PageTable> table;

    Tables(Case& t, Cap<VSpace> vspace, Word vaddr)
        : pdpt(cap_cast<Pdpt>(map_table(t, vspace, vaddr, pdpt_span_bits))),
          directory(cap_cast<PageDirectory>(map_table(t, vspace, vaddr, page_directory_span_bits))),
          table(cap_cast<PageTable>(map_table(t, vspace, vaddr, page_table_span_bits))) {}
};

}  // namespace selfe::conformance
