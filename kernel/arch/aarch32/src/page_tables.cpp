// Translation tables of AArch32: finding, setting and clearing entries.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/vspace.hpp"
#include "machine/cpu.hpp"
#include "machine/kernel_tables.hpp"
#include "object/asid.hpp"

namespace kernel::arch::vspace {
namespace {

PageEntry& directory_entry(Word root, Word address) {
    return machine::from_physical<PageEntry>(root)[field(address, top_shift, top_index_bits)];
}

PageEntry& table_entry(Word table, Word address) {
    return machine::from_physical<PageEntry>(table)[field(address, page_shift, page_index_bits)];
}

bool is_in_directory(unsigned bits) {
    return bits >= top_shift;
}

/// How often a frame of 2^`bits` bytes repeats its entry.
unsigned repetitions(unsigned bits) {
    return bits == seL4_LargePageBits || bits == seL4_SuperSectionBits ? 16 : 1;
}

/// `entry`, of the level for such frames, maps a frame of 2^`bits` bytes.
bool is_frame_entry(const PageEntry& entry, unsigned bits) {
    switch (bits) {
        case seL4_PageBits:
            return entry.is_small();
        case seL4_LargePageBits:
            return entry.is_large();
        case seL4_SectionBits:
            return entry.is_section();
        default:
            return entry.is_supersection();
    }
}

/// The entry where a frame of 2^`bits` bytes begins; null if there is no table for it.
PageEntry* entry_for(Word root, Word address, unsigned bits) {
    PageEntry& top = directory_entry(root, address);
    if (is_in_directory(bits)) {
        return &top;
    }
    return top.is_table() ? &table_entry(top.table_base(), address) : nullptr;
}

void fill(PageEntry* place, unsigned bits, const PageEntry& entry) {
    for (unsigned i = 0; i < repetitions(bits); ++i) {
        place[i] = entry;
    }
}

/// The translation buffer may hold a frame with sixteen entries in as many pieces.
void forget(const Mapping& mapping, unsigned bits) {
    if (repetitions(bits) == 1) {
        machine::invalidate_page(mapping.asid, mapping.address);
    } else {
        machine::invalidate_asid(mapping.asid);
    }
}

}  // namespace

Place walk(Word root, Word address, unsigned shift) {
    PageEntry& top = directory_entry(root, address);
    if (is_in_directory(shift) || !top.is_table()) {
        return {&top, top.is_supersection() ? unsigned{seL4_SuperSectionBits} : top_shift};
    }
    PageEntry& entry = table_entry(top.table_base(), address);
    return {&entry, entry.is_large() ? unsigned{seL4_LargePageBits} : page_shift};
}

void add_kernel(Word root) {
    machine::add_kernel_tables(machine::from_physical<Word>(root));
}

Status check_address(const FrameCap& frame, const VSpaceCap& vspace, Word address) {
    if (frame.mapping.is_mapped()) {
        if (frame.mapping.asid != vspace.asid) {
            return Error::invalid_capability(1);
        }
        return frame.mapping.address == address ? ok : Status{Error::invalid_argument(0)};
    }
    // An aligned frame that begins below the limit also ends there, because
    // the limit is aligned too.
    if (address > seL4_UserVSpaceTop) {
        return Error::invalid_argument(0);
    }
    return is_aligned(address, frame_bits(frame.size)) ? ok : Status{Error::alignment()};
}

Result<PageEntry*> find_place(const VSpaceCap& vspace, const FrameCap& frame, Word address) {
    const unsigned bits = frame_bits(frame.size);
    PageEntry* place = entry_for(vspace.base, address, bits);
    if (!place) {
        return Error::failed_lookup(false, LookupFailure::missing_capability(top_shift));
    }
    for (unsigned i = 0; i < repetitions(bits); ++i) {
        if (place[i].is_valid() && !is_frame_entry(place[i], bits)) {
            return Error::delete_first();
        }
    }
    return place;
}

void set_frame(PageEntry* place, const FrameCap& frame, const Mapping& mapping,
               const Access& access) {
    const unsigned bits = frame_bits(frame.size);
    if (place->is_valid()) {
        // The old translation must be forgotten before there is a new one ("break-before-make").
        fill(place, bits, {});
        forget(mapping, bits);
    }
    fill(place, bits, PageEntry::frame(frame.base, bits, access));
    machine::synchronise_tables();
}

Result<PageEntry*> find_entry(const FrameCap& frame) {
    const auto root = asid::find_root(frame.mapping.asid);
    if (!root) {
        return root.error();
    }
    const unsigned bits = frame_bits(frame.size);
    PageEntry* place = entry_for(*root, frame.mapping.address, bits);
    if (!place || !is_frame_entry(*place, bits) || place->frame_base(bits) != frame.base) {
        return Error::invalid_capability(0);
    }
    return place;
}

void unmap_frame(const FrameCap& frame) {
    if (const auto place = find_entry(frame)) {
        const unsigned bits = frame_bits(frame.size);
        fill(*place, bits, {});
        forget(frame.mapping, bits);
    }
}

void unmap_table(const PageTableCap& table) {
    const auto root = asid::find_root(table.mapping.asid);
    if (!root) {
        return;
    }
    PageEntry& entry = directory_entry(*root, table.mapping.address);
    if (entry.is_table() && entry.table_base() == table.base) {
        entry = {};
        machine::invalidate_asid(table.mapping.asid);
    }
}

}  // namespace kernel::arch::vspace
