// Page sizes and translation tables of x86_64, and where a root task's addresses are free.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/config.hpp"
#include "selfe/page_sizes.hpp"
#include "selfe/page_table.hpp"
#include "selfe/traits.hpp"

namespace selfe {

template <>
inline constexpr bool is_page_size<SmallPage> = true;
template <>
inline constexpr bool is_page_size<LargePage> = true;
template <>
inline constexpr bool is_page_size<HugePage> = true;

namespace arch {

/// "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 3, section "4-Level
/// Paging". The last is there with KernelHugePage only.
inline constexpr PageSize page_sizes[] = {{Traits<SmallPage>::size_bits, Traits<SmallPage>::type},
                                          {Traits<LargePage>::size_bits, Traits<LargePage>::type},
                                          {Traits<HugePage>::size_bits, Traits<HugePage>::type}};
inline constexpr Word page_size_count = config::flag_or("HUGE_PAGE", false) ? 3 : 2;

/// A kind of translation table: what to make, and how to put it in place.
struct TableKind {
    Word span_bits;  ///< log2 of the bytes that it translates
    Word type;
    Word bits;  ///< log2 of its own bytes
    Error (*map)(Cap<Any> table, Cap<VSpace> vspace, Word vaddr);
    const char* call;  ///< libsel4's name of what `map` calls
};

template <class Table>
inline constexpr TableKind table_kind(Word span_bits, const char* call) {
    return {span_bits, Traits<Table>::type, Traits<Table>::size_bits,
            [](Cap<Any> table, Cap<VSpace> vspace, Word vaddr) {
                return cap_cast<Table>(table).map(vspace, vaddr, VmAttributes::standard());
            },
            call};
}

inline constexpr TableKind table_kinds[] = {
    table_kind<Pdpt>(39, "seL4_X86_PDPT_Map"),
    table_kind<PageDirectory>(30, "seL4_X86_PageDirectory_Map"),
    table_kind<PageTable>(21, "seL4_X86_PageTable_Map")};

/// The kind of table to put where translation stopped with `span_bits` of the address left, which
/// is what the kernel's FailedLookup says: null if there is none for that.
[[nodiscard]] constexpr const TableKind* table_for(Word span_bits) {
    for (const TableKind& kind : table_kinds) {
        if (kind.span_bits == span_bits) {
            return &kind;
        }
    }
    return nullptr;
}

inline constexpr const char* page_map_call = "seL4_X86_Page_Map";
inline constexpr const char* page_unmap_call = "seL4_X86_Page_Unmap";

/// 512 GiB that begin where a page directory pointer table of its own does, above the image's.
inline constexpr Word free_start = Word{1} << 39;
inline constexpr Word free_size = Word{1} << 39;

}  // namespace arch
}  // namespace selfe
