// Address spaces on x86-64: finding, setting and clearing page table entries.
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
        root = entry.table_base();
    }
}

void unmap_frame(const FrameCap& frame) {
    const auto root = asid::find_root(frame.mapping.asid);
    if (!root) {
        return;
    }
    const unsigned bits = frame_bits(frame.size);
    const Place place = walk(*root, frame.mapping.address, bits);
    const bool is_table = bits != page_shift && place.entry->is_table();
    if (place.shift != bits || !place.entry->is_valid() || is_table ||
        place.entry->frame_base(bits) != frame.base) {
        return;
    }
    *place.entry = {};
    machine::invalidate_page(*root, frame.mapping.address);
}

void unmap_table(Word base, unsigned span_bits, const Mapping& mapping) {
    const auto root = asid::find_root(mapping.asid);
    if (!root) {
        return;
    }
    const Place place = walk(*root, mapping.address, span_bits);
    if (place.shift != span_bits || !place.entry->is_table() || place.entry->table_base() != base) {
        return;
    }
    *place.entry = {};
    machine::invalidate_all(*root);
}

}  // namespace kernel::arch::vspace
