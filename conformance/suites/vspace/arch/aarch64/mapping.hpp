// What several cases about mappings need, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// A page on a page's last byte of user space, and the first address beyond.
inline constexpr Word last_user_page = sys::seL4_UserTop & ~(small_page_bytes - 1);
inline constexpr Word first_kernel_address = last_user_page + small_page_bytes;

/// Page.Map as a whole message.
inline Reply map_reply(Cap<Any> page, Cap<Any> vspace, Word vaddr,
                       Rights rights = Rights::read_write()) {
    return Invocation(page, sys::ARMPageMap)
        .words(vaddr, rights.raw().words[0], VmAttributes::standard().bits)
        .caps(vspace)
        .call();
}

/// PageTable.Map as a whole message.
inline Reply map_table_reply(Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return Invocation(table, sys::ARMPageTableMap)
        .words(vaddr, VmAttributes::standard().bits)
        .caps(vspace)
        .call();
}

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

    /// Leaves the place empty if `is_taken` is false.
    StalePage(Case& t, Cap<VSpace> vspace, Word vaddr, bool is_taken = true)
        : page(make_page(t)), successor(make_page(t)) {
        Cap<PageTable> last_table;
        while (page.map(vspace, vaddr, Rights::read_write(), VmAttributes::standard()) ==
               Error::FailedLookup) {
            last_table = t.make<PageTable>();
            REQUIRE_OK(last_table.map(vspace, vaddr, VmAttributes::standard()));
        }
        REQUIRE_OK(last_table.unmap());
        if (is_taken) {
            map_page(t, vspace, successor, vaddr);
        }
    }
};

}  // namespace selfe::conformance
