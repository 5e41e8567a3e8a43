// Memory that appears when it is touched: a fault handler that maps pages on demand.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/fault_server.hpp"
#include "selfe/panic.hpp"
#include "selfe/print.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/thread.hpp"

using selfe::FaultAnswer;
using selfe::print;
using selfe::Word;

namespace {

constexpr Word page_size = Word{1} << selfe::sys::seL4_PageBits;
constexpr Word page_count = 8;

/// Touches each page of a region twice; nobody has told it that there is no memory.
Word fill_and_sum(Word* numbers) {
    constexpr Word step = page_size / sizeof(Word);
    Word sum = 0;
    for (Word page = 0; page < page_count; ++page) {
        numbers[page * step] = page;
    }
    for (Word page = 0; page < page_count; ++page) {
        sum += numbers[page * step];
    }
    return sum;
}

/// Brings the page that a thread has missed; any other fault is the end of it all.
FaultAnswer bring_page(selfe::PageMapper& region, const selfe::Fault& fault) {
    if (fault.kind() != selfe::sys::seL4_Fault_VMFault) {
        selfe::panic("the worker has not missed a page, but faulted otherwise");
    }
    const Word address = selfe::VmFault::from(fault.raw()).addr / page_size * page_size;
    auto page = region.map_at(address, page_size);
    if (!page) {
        print("no page for ", selfe::Hex{address}, ": ", name_of(page.error().cause), "\n");
        selfe::panic("the worker would wait for ever");
    }
    (void)selfe::hand_over(page).take().release();  // it stays when this function is over
    print("a page at ", selfe::Hex{address}, "\n");
    return FaultAnswer::Resume;
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    // Addresses, and a mapper of their own that fills them page by page.
    const auto addresses = memory.pages.reserve(page_count * page_size);
    const auto pager = selfe::Server::make(memory.objects);
    if (!addresses || !pager) {
        print("no addresses or no endpoint to begin with\n");
        return 1;
    }
    static selfe::MappingRecord records[2 * page_count];
    selfe::PageMapper region(selfe::init_thread::vspace, memory.objects,
                             {addresses->address(), addresses->size()}, records);

    auto worker = selfe::Thread::start(
        {boot_info, memory.objects, memory.pages}, {.fault_endpoint = pager->endpoint()},
        [numbers = addresses->as<Word>()] { return fill_and_sum(numbers); });
    if (!worker) {
        print("no thread: ", name_of(worker.error().cause), "\n");
        return 1;
    }
    for (Word missing = page_count; missing > 0; --missing) {
        serve_fault(*pager,
                    [&](const selfe::Fault& fault, Word) { return bring_page(region, fault); });
    }
    print("the sum is ", selfe::hand_over(worker).take().join().value(), "\n");
    return 0;
}
