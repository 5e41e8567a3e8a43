// What several cases about pages need, on every architecture.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// Page.Map as a whole message.
inline Reply map_reply(Cap<Any> page, Cap<Any> vspace, Word vaddr,
                       Rights rights = Rights::read_write()) {
    return Invocation(page, method::page_map)
        .words(vaddr, rights.raw().words[0], VmAttributes::standard().bits)
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

    /// Leaves the place empty if `is_taken` is false. No page table may be at `vaddr` yet.
    StalePage(Case& t, Cap<VSpace> vspace, Word vaddr, bool is_taken = true)
        : page(make_page(t)), successor(make_page(t)) {
        REQUIRE_OK(cap_cast<PageTable>(map_page(t, vspace, page, vaddr)).unmap());
        if (is_taken) {
            map_page(t, vspace, successor, vaddr);
        }
    }
};

}  // namespace selfe::conformance
