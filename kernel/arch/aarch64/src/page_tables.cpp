// Translation tables of AArch64: finding, setting and clearing entries.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/vspace.hpp"

#include "machine/cpu.hpp"
#include "object/asid.hpp"

namespace kernel::arch::vspace {

Place walk(Word root, Word address, unsigned shift) {
    for (unsigned level_shift = top_shift;; level_shift -= index_bits) {
        PageEntry& entry =
            machine::from_physical<PageEntry>(root)[field(address, level_shift, index_bits)];
        if (level_shift == shift || level_shift == page_shift || !entry.is_table()) {
            return {&entry, level_shift};
        }
        root = entry.physical();
    }
}

Result<PageEntry*> find_entry(const FrameCap& frame) {
    const auto root = asid::find_root(frame.mapping.asid);
    if (!root) {
        return root.error();
    }
    const unsigned bits = frame_bits(frame.size);
    const Place place = walk(*root, frame.mapping.address, bits);
    const bool is_table = bits != page_shift && place.entry->is_table();
    if (place.shift != bits || !place.entry->is_valid() || is_table ||
        place.entry->physical() != frame.base) {
        return Error::invalid_capability(0);
    }
    return place.entry;
}

void add_kernel(Word) {
    // The kernel's addresses have a root of their own, TTBR1_EL1.
}

Status check_address(const FrameCap& frame, const VSpaceCap& vspace, Word address) {
    const unsigned bits = frame_bits(frame.size);
    if (!is_aligned(address, bits)) {
        return Error::alignment();
    }
    if (frame.mapping.is_mapped()) {
        if (frame.mapping.asid != vspace.asid) {
            return Error::invalid_capability(1);
        }
        return frame.mapping.address == address ? ok : Status{Error::invalid_argument(0)};
    }
    // An aligned frame that begins below the limit also ends there, because
    // the limit is aligned too.
    return address > seL4_UserVSpaceTop ? Status{Error::invalid_argument(0)} : ok;
}

Result<PageEntry*> find_place(const VSpaceCap& vspace, const FrameCap& frame, Word address) {
    const unsigned bits = frame_bits(frame.size);
    const Place place = walk(vspace.base, address, bits);
    if (place.shift != bits) {
        return Error::failed_lookup(false, LookupFailure::missing_capability(place.shift));
    }
    if (bits != page_shift && place.entry->is_table()) {
        return Error::delete_first();
    }
    return place.entry;
}

void set_frame(PageEntry* place, const FrameCap& frame, const Mapping& mapping,
               const Access& access) {
    if (place->is_valid()) {
        // The old translation must be forgotten before there is a new one ("break-before-make").
        *place = {};
        machine::invalidate_page(mapping.asid, mapping.address);
    }
    *place = PageEntry::frame(frame.base, frame_bits(frame.size), access);
    machine::synchronise_tables();
}

void unmap_frame(const FrameCap& frame) {
    if (const auto entry = find_entry(frame)) {
        **entry = {};
        machine::invalidate_page(frame.mapping.asid, frame.mapping.address);
    }
}

void unmap_table(const PageTableCap& table) {
    const auto found = asid::find_root(table.mapping.asid);
    if (!found) {
        return;
    }
    Word root = *found;
    for (unsigned shift = top_shift; shift > page_shift; shift -= index_bits) {
        PageEntry& entry = machine::from_physical<PageEntry>(
            root)[field(table.mapping.address, shift, index_bits)];
        if (!entry.is_table()) {
            return;
        }
        root = entry.physical();
        if (root == table.base) {
            entry = {};
            machine::invalidate_asid(table.mapping.asid);
            return;
        }
    }
}

}  // namespace kernel::arch::vspace
