// The three types of translation table below a VSpace, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <initializer_list>

#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {

/// log2 of the bytes that an entry spans in the table that is missing: what a FailedLookup reply
/// gives as bits left. A Pdpt goes into an entry of 39 bits, a page directory of 30, a page table
/// of 21.
inline constexpr Word pdpt_span_bits = 39;
inline constexpr Word page_directory_span_bits = 30;
inline constexpr Word page_table_span_bits = 21;

/// Makes and maps the tables that a page needs whose own entry spans `page_bits`.
inline void map_tables(Case& t, Cap<VSpace> vspace, Word vaddr, Word page_bits = 12) {
    for (const Word span_bits : {pdpt_span_bits, page_directory_span_bits, page_table_span_bits}) {
        if (span_bits > page_bits) {
            map_table(t, vspace, vaddr, span_bits);
        }
    }
}

}  // namespace selfe::conformance
