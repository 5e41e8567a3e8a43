// The books of a page mapper: what is mapped in the order of addresses, tables in that of size.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/page_mapper.hpp"

namespace selfe {
namespace {

constexpr Word small_page = Word{1} << sys::seL4_PageBits;

}  // namespace

PageMapper::PageMapper(Cap<VSpace> vspace, UntypedAllocator& memory, AddressRange range,
                       MappingRecord* records, size_t count)
    : vspace_(vspace), memory_(memory), range_(range), records_(records) {
    if (range.start == 0 || range.start % small_page != 0 || range.size % small_page != 0 ||
        range.start + range.size < range.start) {
        panic("a range of addresses begins at 0, wraps around or is not made of pages");
    }
    free_records_ = static_cast<Index>(count < none ? count : none - 1);
    for (Index i = free_records_; i-- > 0;) {
        records_[i].kind = Kind::Unused;
        records_[i].next = unused_;
        unused_ = i;
    }
}

/// Where [address - before, address + size + after) is free: at `address`, or at the lowest address
/// that is a multiple of `unit` if that is `anywhere`.
Result<Word, MemoryError> PageMapper::find_place(Word address, Word size, Word unit, Word before,
                                                 Word after) const {
    // Larger than the range, each by itself or together, and so without a carry from here on.
    const Word limit = range_.size;
    if (size > limit || before > limit - size || after > limit - size - before) {
        return MemoryError{address == anywhere ? MemoryCause::OutOfAddresses
                                               : MemoryCause::OutOfRange};
    }
    const Word total = before + size + after;
    if (address != anywhere) {
        const Word start = address - before;
        if (address < before || start < range_.start || start - range_.start > limit - total) {
            return MemoryError{MemoryCause::OutOfRange};
        }
        return is_free(start, total) ? Result<Word, MemoryError>(address)
                                     : MemoryError{MemoryCause::Overlap};
    }
    Word gap = range_.start;
    for (Index i = mappings_;; i = records_[i].next) {
        const Word end = i == none ? range_.start + limit : records_[i].start;
        const Word first = (gap + before + unit - 1) & -unit;
        const bool has_wrapped = first < gap + before;
        const Word skipped = first - before - gap;
        if (!has_wrapped && end - gap >= total && end - gap - total >= skipped) {
            return first;
        }
        if (i == none) {
            return MemoryError{MemoryCause::OutOfAddresses};
        }
        gap = records_[i].start + records_[i].size;
    }
}

bool PageMapper::is_free(Word start, Word size) const {
    for (Index i = mappings_; i != none; i = records_[i].next) {
        if (start < records_[i].start + records_[i].size && records_[i].start < start + size) {
            return false;
        }
    }
    return true;
}

/// What is mapped or kept free at an address; null if nothing.
const MappingRecord* PageMapper::find(Word address) const {
    for (Index i = mappings_; i != none; i = records_[i].next) {
        if (address - records_[i].start < records_[i].size) {
            return &records_[i];
        }
    }
    return nullptr;
}

/// A new record in its place; null if all are in use.
MappingRecord* PageMapper::add_record(Kind kind, Word start, Word size, Word mapping) {
    if (unused_ == none) {
        return nullptr;
    }
    const Index index = unused_;
    MappingRecord& record = records_[index];
    unused_ = record.next;
    --free_records_;
    Index* link = kind == Kind::Table ? &tables_ : &mappings_;
    while (*link != none &&
           (kind == Kind::Table ? records_[*link].size < size : records_[*link].start < start)) {
        link = &records_[*link].next;
    }
    record = {.start = start,
              .size = size,
              .mapping = mapping,
              .foreign = 0,
              .allocation = {},
              .next = *link,
              .page_bits = 0,
              .kind = kind};
    *link = index;
    return &record;
}

/// Takes a record out of the list in which it is.
void PageMapper::remove_record(Index& list, MappingRecord& record) {
    const auto index = static_cast<Index>(&record - records_);
    Index* link = &list;
    while (*link != index) {
        link = &records_[*link].next;
    }
    *link = record.next;
    record.kind = Kind::Unused;
    record.next = unused_;
    unused_ = index;
    ++free_records_;
}

MemoryError PageMapper::add_gap(Word start, Word size, Word mapping) {
    const bool is_there = size == 0 || add_record(Kind::Gap, start, size, mapping) != nullptr;
    return is_there ? MemoryCause::None : MemoryCause::OutOfRecords;
}

/// Unmaps everything of one mapping, then what tables only it needed.
MemoryError PageMapper::remove(Word mapping) {
    for (Index i = mappings_; i != none;) {
        MappingRecord& record = records_[i];
        i = record.next;
        if (record.mapping == mapping) {
            if (const MemoryError error = release(record); !is_ok(error)) {
                return error;
            }
            remove_record(mappings_, record);
        }
    }
    return remove_tables();
}

MemoryError PageMapper::release(const MappingRecord& record) {
    switch (record.kind) {
        case Kind::Pages:
        case Kind::Table:
            return memory_.give_back(record.allocation);
        case Kind::ForeignPage:
            return {Cap<Page>{record.foreign}.unmap(), arch::page_unmap_call};
        default:
            return {};
    }
}

/// Small ones first: a table is deleted only when none is left below it.
MemoryError PageMapper::remove_tables() {
    for (Index i = tables_; i != none;) {
        MappingRecord& table = records_[i];
        i = table.next;
        if (is_free(table.start, table.size)) {
            if (const MemoryError error = release(table); !is_ok(error)) {
                return error;
            }
            remove_record(tables_, table);
        }
    }
    return {};
}

Word PageMapper::table_count() const {
    Word count = 0;
    for (Index i = tables_; i != none; i = records_[i].next) {
        ++count;
    }
    return count;
}

Word PageMapper::free_records() const {
    return free_records_;
}

}  // namespace selfe
