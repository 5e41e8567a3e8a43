// Address spaces on x86-64: finding, setting and clearing page table entries.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/page_entry.hpp"
#include "base/result.hpp"
#include "cap/cap.hpp"
#include "syscall/invocation.hpp"

namespace kernel::arch::vspace {

/// Where a walk from the top ended: the entry and the number of address bits below it.
struct Place {
    PageEntry* entry;
    unsigned shift;
};

/// Descends through tables towards `address` until the entry that covers
/// 2^`shift` bytes, or an entry that is no table.
Place walk(Word root, Word address, unsigned shift);

/// Undoes the mapping of a frame if it is still what the tables say.
void unmap_frame(const FrameCap& frame);
/// Takes the table at `base`, `span_bits` as in TableCap, out of its VSpace if it is still there.
void unmap_table(Word base, unsigned span_bits, const Mapping& mapping);

/// Methods of seL4_X86_PDPT, seL4_X86_PageDirectory, seL4_X86_PageTable, seL4_X86_Page.
/// Manual: api:sel4_x86_*.
Status invoke_pdpt(Invocation& call);
Status invoke_page_directory(Invocation& call);
Status invoke_page_table(Invocation& call);
Status invoke_frame(Invocation& call);

}  // namespace kernel::arch::vspace
