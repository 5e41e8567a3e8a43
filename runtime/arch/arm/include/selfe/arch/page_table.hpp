// Translation tables for whoever maps pages, on Arm: one type for every level.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/page_table.hpp"
#include "selfe/traits.hpp"

namespace selfe::arch {

/// A kind of translation table: what to make, and how to put it in place.
struct TableKind {
    Word type;
    Word bits;  ///< log2 of its bytes
    Error (*map)(Cap<Any> table, Cap<VSpace> vspace, Word vaddr);
    const char* call;  ///< libsel4's name of what `map` calls
};

inline constexpr TableKind page_table{Traits<PageTable>::type, Traits<PageTable>::size_bits,
                                      [](Cap<Any> table, Cap<VSpace> vspace, Word vaddr) {
                                          return cap_cast<PageTable>(table).map(
                                              vspace, vaddr, VmAttributes::standard());
                                      },
                                      "seL4_ARM_PageTable_Map"};

/// The kind of table to put where translation stopped with `span_bits` of the address left, which
/// is what the kernel's FailedLookup says: null if there is none for that.
[[nodiscard]] constexpr const TableKind* table_for(Word) {
    return &page_table;
}

inline constexpr const char* page_map_call = "seL4_ARM_Page_Map";
inline constexpr const char* page_unmap_call = "seL4_ARM_Page_Unmap";

}  // namespace selfe::arch
