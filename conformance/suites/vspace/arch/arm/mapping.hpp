// What several cases about mappings need, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "levels.hpp"
#include "pages.hpp"
#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// What is left of an address in a VSpace without tables.
inline constexpr Word top_table_span_bits = table_span_bits(0);

/// PageTable.Map as a whole message.
inline Reply map_table_reply(Cap<Any> table, Cap<Any> vspace, Word vaddr) {
    return Invocation(table, method::page_table_map)
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

}  // namespace selfe::conformance
