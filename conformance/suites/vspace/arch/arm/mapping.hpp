// What several cases about mappings need, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "levels.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

/// How many tables a small page needs below its VSpace.
inline constexpr Word table_levels = sizeof table_span_bits / sizeof table_span_bits[0];

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

/// A page of another size than the smallest, of memory that the case's own may be too small for.
template <class Size>
Cap<Page> make_big_page(Case& t, const BootSpace& boot) {
    const UntypedRegion memory = unused_untyped(t, boot, Traits<Size>::size_bits, false);
    return make_page<Size>(t, boot.cap<Untyped>(memory.cap.bits));
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

/// Tables for every level at an address of an empty VSpace, the top one first.
struct Tables {
    Cap<PageTable> at[table_levels];

    Tables(Case& t, Cap<VSpace> vspace, Word vaddr) {
        for (Cap<PageTable>& table : at) {
            table = t.make<PageTable>();
            REQUIRE_OK(table.map(vspace, vaddr, VmAttributes::standard()));
        }
    }
    Cap<PageTable> last() const { return at[table_levels - 1]; }
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
