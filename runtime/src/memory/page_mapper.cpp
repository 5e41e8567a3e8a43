// What a page mapper is asked for: places are found and guarded, and cleared again.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/page_mapper.hpp"

namespace selfe {
namespace {

constexpr Word small_page = Word{1} << sys::seL4_PageBits;

}  // namespace

/// What is common to everything that maps: finds the place, keeps the guards free, fills the rest
/// with `content`, and takes it all back if that fails.
Mapped PageMapper::build(Word address, Word size, const MapOptions& options,
                         const Content& content) {
    if (size == 0 || find_page_size(options.page_bits) == nullptr) {
        return MemoryError{MemoryCause::OutOfRange};
    }
    const Word unit = Word{1} << options.page_bits;
    if (((size | address) & (unit - 1)) != 0 || options.guard_before % small_page != 0 ||
        options.guard_after % small_page != 0) {
        return MemoryError{MemoryCause::Misaligned};
    }
    const Result<Word, MemoryError> place =
        find_place(address, size, unit, options.guard_before, options.guard_after);
    if (!place) {
        return place.error();
    }
    const Word at = *place;
    MemoryError error = add_gap(at - options.guard_before, options.guard_before, at);
    if (is_ok(error)) {
        error = add_gap(at + size, options.guard_after, at);
    }
    if (is_ok(error)) {
        error = fill(at, size, options, content);
    }
    if (!is_ok(error)) {
        if (!is_ok(remove(at))) {
            panic("what was mapped halfway cannot be unmapped");
        }
        return error;
    }
    return Mapping(*this, at, size);
}

MemoryError PageMapper::fill(Word address, Word size, const MapOptions& options,
                             const Content& content) {
    switch (content.kind) {
        case Kind::Pages:
            return map_memory(address, size, options, content.paddr);
        case Kind::ForeignPage:
            return map_foreign(address, content.page, options);
        default:
            return add_gap(address, size, address);
    }
}

Mapped PageMapper::map(Word size, const MapOptions& options) {
    return map_at(anywhere, size, options);
}

Mapped PageMapper::map_at(Word address, Word size, const MapOptions& options) {
    return build(address, size, options, {.kind = Kind::Pages});
}

Mapped PageMapper::map_page(Cap<Page> page, const MapOptions& options) {
    return map_page_at(anywhere, page, options);
}

Mapped PageMapper::map_page_at(Word address, Cap<Page> page, const MapOptions& options) {
    // A size that there is not is for `build` to refuse.
    const Word size = options.page_bits < word_bits ? Word{1} << options.page_bits : 0;
    return build(address, size, options, {.kind = Kind::ForeignPage, .page = page});
}

Mapped PageMapper::map_device(Word paddr, Word size, Rights rights, VmAttributes attributes) {
    const Word offset = paddr % small_page;
    const Word first = paddr - offset;
    if (size == 0 || paddr + (size - 1) < paddr || size > range_.size) {
        return MemoryError{MemoryCause::OutOfRange};
    }
    const Word bytes = (offset + size + small_page - 1) & -small_page;
    // Large pages where all of it is made of them: a screen would take thousands of small ones.
    Mapped mapped = MemoryError{MemoryCause::NotCovered};
    for (Word i = arch::page_size_count; !mapped && i-- > 0;) {
        const Word bits = arch::page_sizes[i].bits;
        if (((first | bytes) & ((Word{1} << bits) - 1)) == 0) {
            mapped = build(anywhere, bytes,
                           {.page_bits = bits, .rights = rights, .attributes = attributes},
                           {.kind = Kind::Pages, .paddr = &first});
        }
    }
    if (!mapped) {
        return mapped;
    }
    Mapping whole = hand_over(mapped).take();
    return Mapping(*this, whole.release() + offset, size);
}

Mapped PageMapper::reserve(Word size, Word alignment_bits) {
    if (alignment_bits < sys::seL4_PageBits || alignment_bits >= word_bits) {
        return MemoryError{MemoryCause::Misaligned};
    }
    const Result<Word, MemoryError> place =
        find_place(anywhere, size, Word{1} << alignment_bits, 0, 0);
    if (!place) {
        return place.error();
    }
    return reserve_at(*place, size);
}

Mapped PageMapper::reserve_at(Word address, Word size) {
    return build(address, size, {}, {.kind = Kind::Gap});
}

MemoryError PageMapper::protect(Word address, Rights rights, VmAttributes attributes) {
    const MappingRecord* const found = find(address);
    if (found == nullptr) {
        return MemoryCause::NotMapped;
    }
    for (Index i = mappings_; i != none; i = records_[i].next) {
        const MappingRecord& record = records_[i];
        for (Word at = 0; record.mapping == found->mapping && at < record.size;) {
            const Cap<Page> page = page_at(record.start + at);
            if (page.is_null()) {
                break;
            }
            const Error error = page.map(vspace_, record.start + at, rights, attributes);
            if (!is_ok(error)) {
                return {error, arch::page_map_call};
            }
            at += Word{1} << record.page_bits;
        }
    }
    return {};
}

MemoryError PageMapper::unmap(Word address) {
    const MappingRecord* const found = find(address);
    return found == nullptr ? MemoryCause::NotMapped : remove(found->mapping);
}

Cap<Page> PageMapper::page_at(Word address) const {
    const MappingRecord* const record = find(address);
    if (record == nullptr || record->kind == Kind::Gap) {
        return {};
    }
    if (record->kind == Kind::ForeignPage) {
        return Cap<Page>{record->foreign};
    }
    const Word number = (address - record->start) >> record->page_bits;
    return Cap<Page>{memory_.first_cap(record->allocation).bits + number};
}

}  // namespace selfe
