// What several cases about mappings need, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/tables.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// The page that holds user space's last byte, and the first address beyond.
inline constexpr Word first_kernel_address = sys::seL4_UserTop;
inline constexpr Word last_user_page = first_kernel_address - small_page_bytes;

/// Page.Map as a whole message.
inline Reply map_reply(Cap<Any> page, Cap<Any> vspace, Word vaddr,
                       Rights rights = Rights::read_write()) {
    return Invocation(page, sys::X86PageMap)
        .words(vaddr, rights.raw().words[0], VmAttributes::standard().bits)
        .caps(vspace)
        .call();
}

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

/// A VSpace of an ASID pool of the case's own, which can be deleted: its VSpaces then have no ASID.
struct OwnPool {
    Slot pool;
    Cap<VSpace> vspace;

    explicit OwnPool(Case& t) : pool(t.empty_slot()), vspace(t.make<VSpace>()) {
        REQUIRE_OK(t.asid_control().make_pool(t.make<Untyped>(sys::seL4_ASIDPoolBits), pool));
        REQUIRE_OK(Cap<AsidPool>{pool.index}.assign(vspace));
    }
};

/// A page whose capability still names a place that another one has taken: the table through which
/// it was mapped is gone, and `successor` is mapped there through a new one.
struct StalePage {
    Cap<Page> page;
    Cap<Page> successor;

    /// Leaves the place empty if `is_taken` is false. There must be no tables at `vaddr` yet.
    StalePage(Case& t, Cap<VSpace> vspace, Word vaddr, bool is_taken = true)
        : page(make_page(t)), successor(make_page(t)) {
        const Tables tables(t, vspace, vaddr);
        REQUIRE_OK(page.map(vspace, vaddr, Rights::read_write(), VmAttributes::standard()));
        REQUIRE_OK(tables.table.unmap());
        if (is_taken) {
            map_page(t, vspace, successor, vaddr);
        }
    }
};

}  // namespace selfe::conformance
