// Checks the page mapper on a kernel: every size of page, guards, rights, devices, and no leaks.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/claims.hpp"
#include "selfe/fault.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"

using selfe::Mapping;
using selfe::MemoryCause;
using selfe::RootMemory;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word page_size = Word{1} << selfe::sys::seL4_PageBits;

volatile Word& word_at(Word address) {
    return *reinterpret_cast<volatile Word*>(address);
}

void expect_memory(const Mapping& mapping) {
    const Word last = mapping.end() - sizeof(Word);
    expect(word_at(mapping.address()) == 0 && word_at(last) == 0, "new memory is zero");
    word_at(mapping.address()) = mapping.address();
    word_at(last) = ~last;
    expect(word_at(mapping.address()) == mapping.address() && word_at(last) == ~last,
           "and keeps what is written");
}

void each_size_of_page(RootMemory& memory) {
    for (Word i = 0; i < selfe::arch::page_size_count; ++i) {
        const Word bits = selfe::arch::page_sizes[i].bits;
        const selfe::Mapped mapped = memory.pages.map(Word{1} << bits, {.page_bits = bits});
        if (memory.objects.largest_free_bits() < bits && !mapped) {
            expect(mapped.error() == MemoryCause::OutOfMemory, "a page needs memory");
            continue;
        }
        expect(mapped.has_value(), "a page of each size can be mapped");
        expect(mapped->address() % (Word{1} << bits) == 0, "at a multiple of its size");
        expect_memory(*mapped);
        // A small one beside it, under other tables.
        const selfe::Mapped small = memory.pages.map(page_size);
        expect(small.has_value(), "and small ones besides");
        expect_memory(*small);
    }
    expect(memory.pages.table_count() == 0, "tables go with what they were needed for");
}

void runs_of_pages(RootMemory& memory) {
    selfe::Mapped odd = memory.pages.map(13 * page_size);
    expect(odd.has_value(), "13 pages can be mapped");
    expect_memory(*odd);
    for (Word offset = 0; offset < odd->size(); offset += page_size) {
        word_at(odd->address() + offset) = offset;
    }
    for (Word offset = 0; offset < odd->size(); offset += page_size) {
        expect(word_at(odd->address() + offset) == offset, "each page is another");
        expect(!odd->page(offset).is_null(), "and has its capability");
    }
    const selfe::Mapped even = memory.pages.map_at(odd->end(), page_size);
    expect(even.has_value() && even->address() == odd->end(), "a page at a chosen address");
    expect(memory.pages.map_at(even->address(), page_size).error() == MemoryCause::Overlap,
           "which is taken then");
    expect(memory.pages.map_at(even->end() + 1, page_size).error() == MemoryCause::Misaligned,
           "must be a page's");
    expect(memory.pages.map_at(page_size, page_size).error() == MemoryCause::OutOfRange,
           "and the mapper's");
}

/// Address at which a thread that writes to `address` faults; 0 if it does not.
Word fault_of_writing(const selfe::ThreadSource& source, Word address) {
    auto started = selfe::Thread::start(source, {}, [address] { word_at(address) = 1; });
    expect(started.has_value(), "a thread can be started");
    selfe::Thread thread = selfe::hand_over(started).take();
    const selfe::ThreadEnd end = thread.join();
    Word where = 0;
    if (end.has_faulted()) {
        end.fault().visit(selfe::Overload{[&](const selfe::VmFault& fault) { where = fault.addr; },
                                          [](const auto&) {}});
    }
    return where;
}

void guards_and_rights(RootMemory& memory, const selfe::ThreadSource& source) {
    const selfe::Mapped mapped =
        memory.pages.map(4 * page_size, {.guard_before = page_size, .guard_after = 2 * page_size});
    expect(mapped.has_value(), "memory with guards can be mapped");
    const Word last_below = mapped->address() - sizeof(Word);
    expect(fault_of_writing(source, mapped->address()) == 0, "it can be written");
    expect(fault_of_writing(source, last_below) == last_below, "not below");
    expect(fault_of_writing(source, mapped->end()) == mapped->end(), "nor behind");
    const selfe::Mapped next = memory.pages.map(page_size);
    expect(next->address() >= mapped->end() + 2 * page_size, "nobody is put into a guard");

    expect(is_ok(memory.pages.protect(next->address(), selfe::Rights::can_read(),
                                      selfe::VmAttributes::standard())),
           "memory can be protected");
    expect(fault_of_writing(source, next->address()) == next->address(),
           "and faults when it is written");
    expect(word_at(next->address()) == 0, "but not when it is read");
}

void pages_of_the_caller(RootMemory& memory) {
    const auto page = memory.objects.allocate<selfe::SmallPage>();
    selfe::Mapped mapped = memory.pages.map_page(page->cap());
    expect(mapped.has_value(), "a page of the caller's can be mapped");
    word_at(mapped->address()) = 77;
    const selfe::Slot copy = *memory.slots.allocate();
    expect(is_ok(copy.copy(page->slot(), selfe::Rights::all())), "and its copy");
    {
        const selfe::Mapped twice = memory.pages.map_page(selfe::Cap<selfe::Page>{copy.index});
        expect(twice.has_value() && word_at(twice->address()) == 77, "a second time");
    }
    expect(is_ok(copy.delete_()), "the caller still has it");
    memory.slots.give_back(copy);
}

void devices(const selfe::BootInfo& boot_info, RootMemory& memory) {
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (!region.is_device || region.size_bits <= selfe::sys::seL4_PageBits ||
            region.cap == selfe::claims().device) {
            continue;
        }
        const Word paddr = region.paddr + page_size - 8;
        const selfe::Mapped device = memory.pages.map_device(paddr, 16);
        expect(device.has_value() && device->size() == 16, "registers on two pages can be mapped");
        expect(device->address() % page_size == page_size - 8, "to the byte");
        expect(device->page().get_address().value_or(0) == region.paddr, "at their address");
        expect(memory.pages.map_device(paddr, 4).error() == MemoryCause::Taken, "by one driver");
    }
    const Word own =
        selfe::Cap<selfe::Page>{boot_info.user_image_frames().start}.get_address().value();
    expect(memory.pages.map_device(own, 4).error() == MemoryCause::NotCovered,
           "where there is one, not in this program's image");
}

/// Machines here have less than a gigabyte in a piece, but addresses of devices in plenty.
void huge_pages_of_devices(const selfe::BootInfo& boot_info, RootMemory& memory) {
    const selfe::PageSize& largest = selfe::arch::page_sizes[selfe::arch::page_size_count - 1];
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (!region.is_device || region.size_bits < largest.bits) {
            continue;
        }
        const auto page = memory.objects.take_at({largest.type, 0, largest.bits, 1}, region.paddr);
        expect(page.has_value(), "a page of the largest size can be made");
        {
            const selfe::Cap<selfe::Page> cap{memory.objects.first_cap(*page).bits};
            expect(memory.pages.map_page(cap, {.page_bits = largest.bits}).has_value(),
                   "and mapped");
        }
        expect(is_ok(memory.objects.give_back(*page)), "and given back");
        return;
    }
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static RootMemory memory(boot_info);
    const Word slots = memory.slots.free_count();
    const Word bytes = memory.objects.free_bytes();
    const Word records = memory.pages.free_records();

    each_size_of_page(memory);
    runs_of_pages(memory);
    guards_and_rights(memory, selfe::ThreadSource(boot_info, memory.objects, memory.pages));
    pages_of_the_caller(memory);
    devices(boot_info, memory);
    huge_pages_of_devices(boot_info, memory);

    expect(memory.pages.table_count() == 0 && memory.pages.free_records() == records,
           "nothing is left in the books");
    memory.objects.merge();
    expect(memory.slots.free_count() == slots && memory.objects.free_bytes() == bytes,
           "and all is back");
    return 0;
}
