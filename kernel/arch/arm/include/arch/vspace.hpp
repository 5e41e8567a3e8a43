// Address spaces on Arm: finding, setting and clearing translation table entries.
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

    /// The physical address that it maps, if it maps a frame.
    Word frame_base() const { return entry->frame_base(shift); }
};

/// Descends through tables towards `address` until the entry that covers
/// 2^`shift` bytes, or an entry that is no table.
Place walk(Word root, Word address, unsigned shift);

/// The entry that a mapped frame's capability stands for. Errors: FailedLookup (its VSpace is
/// gone), InvalidCapability 0 (the tables have something else there by now, or nothing).
Result<PageEntry*> find_entry(const FrameCap& frame);

/// A new root translates the kernel's own addresses too, if the hardware wants that.
void add_kernel(Word root);

/// Where the frame may be mapped, given that it is perhaps mapped already.
/// Errors: AlignmentError, InvalidCapability 1 (in another VSpace),
/// InvalidArgument 0 (elsewhere, or kernel range).
Status check_address(const FrameCap& frame, const VSpaceCap& vspace, Word address);

/// The entry for a frame of this size at `address`. Errors: FailedLookup (a table is missing; the
/// description tells the address bits below it), DeleteFirst (something else is in the way).
Result<PageEntry*> find_place(const VSpaceCap& vspace, const FrameCap& frame, Word address);

/// Fills the place with the frame's translation, after the one before is forgotten.
void set_frame(PageEntry* place, const FrameCap& frame, const Mapping& mapping,
               const Access& access);

/// Undoes the mapping of a frame if it is still what the tables say.
void unmap_frame(const FrameCap& frame);
/// Takes a table out of its VSpace if it is still there.
void unmap_table(const PageTableCap& table);

/// Methods of seL4_ARM_VSpace, seL4_ARM_PageTable, seL4_ARM_Page. Manual: api:sel4_arm_*.
Status invoke_vspace(Invocation& call);
Status invoke_table(Invocation& call);
Status invoke_frame(Invocation& call);

}  // namespace kernel::arch::vspace
