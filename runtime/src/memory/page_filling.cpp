// Makes pages and maps them, with the translation tables that the kernel says are missing.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/ipc_buffer.hpp"
#include "selfe/page_mapper.hpp"

namespace selfe {
namespace {

/// How many pages to ask for at once, at most: a power of two, and what an allocation counts to.
Word run_length(Word pages) {
    Word length = 1;
    while (length <= pages / 2 && length < Word{1} << 15) {
        length *= 2;
    }
    return length;
}

}  // namespace

/// Makes pages in as few runs as can be had and maps them: of any memory, or of that at `paddr`.
MemoryError PageMapper::map_memory(Word address, Word size, const MapOptions& options,
                                   const Word* paddr) {
    const PageSize& kind = *find_page_size(options.page_bits);
    // More than there is need not be begun, page by page.
    if (paddr == nullptr && memory_.free_bytes() < size) {
        return MemoryCause::OutOfMemory;
    }
    for (Word done = 0; done < size;) {
        const Word here = paddr == nullptr ? 0 : *paddr + done;
        const Word* const where = paddr == nullptr ? nullptr : &here;
        Word count = run_length((size - done) >> kind.bits);
        Result<Allocation, MemoryError> pages = take_pages(kind, count, where);
        // Memory may be there in smaller pieces, or lie at no multiple of the run's size.
        while (!pages && count > 1 && pages.error().cause != MemoryCause::Kernel) {
            count /= 2;
            pages = take_pages(kind, count, where);
        }
        if (!pages) {
            return pages.error();
        }
        const MemoryError error = map_run(address + done, *pages, count, options, address);
        if (!is_ok(error)) {
            return error;
        }
        done += count << kind.bits;
    }
    return {};
}

Result<Allocation, MemoryError> PageMapper::take_pages(const PageSize& kind, Word count,
                                                       const Word* paddr) {
    const UntypedAllocator::Request wanted{kind.type, 0, kind.bits, count};
    return paddr == nullptr ? memory_.take(wanted) : memory_.take_at(wanted, *paddr);
}

/// Maps pages side by side. The record is theirs from the start, so that `remove` finds them.
MemoryError PageMapper::map_run(Word address, Allocation pages, Word count,
                                const MapOptions& options, Word mapping) {
    MappingRecord* const record =
        add_record(Kind::Pages, address, count << options.page_bits, mapping);
    if (record == nullptr) {
        if (!is_ok(memory_.give_back(pages))) {
            panic("pages cannot be given back");
        }
        return MemoryCause::OutOfRecords;
    }
    record->allocation = pages;
    record->page_bits = static_cast<uint8_t>(options.page_bits);
    const Cap<Any> first = memory_.first_cap(pages);
    for (Word i = 0; i < count; ++i) {
        const MemoryError error =
            map_one(Cap<Page>{first.bits + i}, address + (i << options.page_bits), options.rights,
                    options.attributes);
        if (!is_ok(error)) {
            return error;
        }
    }
    return {};
}

MemoryError PageMapper::map_foreign(Word address, Cap<Page> page, const MapOptions& options) {
    MappingRecord* const record =
        add_record(Kind::ForeignPage, address, Word{1} << options.page_bits, address);
    if (record == nullptr) {
        return MemoryCause::OutOfRecords;
    }
    record->foreign = page.bits;
    record->page_bits = static_cast<uint8_t>(options.page_bits);
    const MemoryError error = map_one(page, address, options.rights, options.attributes);
    if (!is_ok(error)) {
        record->kind = Kind::Gap;  // a mapping that the page may have elsewhere stays
    }
    return error;
}

MemoryError PageMapper::map_one(Cap<Page> page, Word address, Rights rights,
                                VmAttributes attributes) {
    while (true) {
        const MemoryError error(page.map(vspace_, address, rights, attributes),
                                arch::page_map_call);
        // The reply says how a lookup failed: the kind of failure, then the bits that were left.
        const bool lacks_table =
            error.kernel == Error::FailedLookup && get_mr(1) == sys::seL4_MissingCapability;
        if (!lacks_table) {
            return error;
        }
        const MemoryError table_error = make_table(address, get_mr(2));
        if (!is_ok(table_error)) {
            return table_error;
        }
    }
}

/// Makes the table in which translation stopped with `span_bits` of the address left.
MemoryError PageMapper::make_table(Word address, Word span_bits) {
    const arch::TableKind* const kind = arch::table_for(span_bits);
    if (kind == nullptr || span_bits >= word_bits) {
        return {Error::FailedLookup, arch::page_map_call};
    }
    const Result<Allocation, MemoryError> table = memory_.take({kind->type, 0, kind->bits, 1});
    if (!table) {
        return table.error();
    }
    const Word span = Word{1} << span_bits;
    MappingRecord* const record = add_record(Kind::Table, address & -span, span, 0);
    MemoryError error = MemoryCause::OutOfRecords;
    if (record != nullptr) {
        record->allocation = *table;
        error = {kind->map(memory_.first_cap(*table), vspace_, address), kind->call};
        if (is_ok(error)) {
            return {};
        }
        remove_record(tables_, *record);
    }
    if (!is_ok(memory_.give_back(*table))) {
        panic("a translation table cannot be given back");
    }
    return error;
}

}  // namespace selfe
