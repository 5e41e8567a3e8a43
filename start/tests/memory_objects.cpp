// Checks the allocators of slots and objects on a kernel: what they make works, and all comes back.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/claims.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/ipc_buffer.hpp"
#include "selfe/notification.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/tcb.hpp"

using selfe::Allocated;
using selfe::Cap;
using selfe::MemoryCause;
using selfe::RootMemory;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word page_size = Word{1} << selfe::sys::seL4_PageBits;

/// The kernel's own account: asked for too much, it says how much it has.
void expect_kernel_has_all(const selfe::BootInfo& boot_info, RootMemory& memory) {
    const selfe::SlotRegion two = *memory.slots.allocate_range(2);
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (region.cap == selfe::claims().device) {
            continue;
        }
        const selfe::Error error =
            region.cap.retype(selfe::Traits<selfe::Untyped>::type, region.size_bits,
                              memory.slots.root(), 0, 0, two.start, two.size());
        expect(error == selfe::Error::NotEnoughMemory &&
                   selfe::get_mr(0) == Word{1} << region.size_bits,
               "the kernel has all of an untyped's memory again");
    }
    memory.slots.give_back(two);
}

bool is_empty(selfe::Slot slot, RootMemory& memory) {
    const selfe::Slot scratch = *memory.slots.allocate();
    const selfe::Error error = scratch.copy(slot, selfe::Rights::all());
    expect(is_ok(scratch.delete_()), "a scratch slot can be emptied");
    memory.slots.give_back(scratch);
    return error == selfe::Error::FailedLookup;
}

void objects_work_and_their_copies_go(RootMemory& memory) {
    auto made = memory.objects.allocate<selfe::Notification>();
    expect(made.has_value(), "a notification can be made");
    Allocated<selfe::Notification> notification = selfe::hand_over(made).take();
    const selfe::Slot copy = *memory.slots.allocate();
    expect(is_ok(copy.mint(notification.slot(), selfe::Rights::all(), 5)), "and badged");
    Cap<selfe::Notification>{copy.index}.signal();
    expect(notification->wait() == 5, "and signalled by its copy");
    const selfe::Slot slot = notification.slot();
    expect(is_ok(notification.reset()) && notification.is_empty(), "it is given back");
    expect(is_empty(slot, memory) && is_empty(copy, memory), "and takes its copy along");
    memory.slots.give_back(copy);
}

void many_of_all_kinds(RootMemory& memory) {
    static Allocated<selfe::Tcb> threads[20];
    static Allocated<selfe::Endpoint> endpoints[50];
    static Allocated<selfe::CNode> tables[10];
    static Allocated<selfe::Page> pages[20];
    for (int round = 0; round < 3; ++round) {
        for (auto& thread : threads) {
            thread = memory.objects.allocate<selfe::Tcb>().take();
        }
        for (auto& endpoint : endpoints) {
            endpoint = memory.objects.allocate<selfe::Endpoint>().take();
        }
        for (Word i = 0; auto& table : tables) {
            table = memory.objects.allocate<selfe::CNode>(2 + i++).take();
        }
        for (auto& page : pages) {
            page = memory.objects.allocate<selfe::SmallPage>().take();
            expect(page->get_address().value_or(0) == page.paddr(),
                   "a page is where the books say");
        }
        const auto group = memory.objects.allocate_many<selfe::Endpoint>(300);
        expect(group.has_value() && group->count() == 300, "more than one retype's worth");
        for (Word i = 0; i < 300; i += 37) {
            expect(!is_empty(memory.slots.slot(group->cap(i).bits), memory), "each is in its slot");
        }
        for (int i = round; i < 20; i += 2) {
            threads[i] = {};
            pages[i] = {};
        }
    }
    for (int i = 0; i < 50; ++i) {
        endpoints[i] = {};
        threads[i % 20] = {};
        pages[i % 20] = {};
        tables[i % 10] = {};
    }
}

void memory_at_an_address(const selfe::BootInfo& boot_info, RootMemory& memory) {
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        // A kernel clears what it halves: seconds for the largest.
        const bool takes_long = !region.is_device && region.size_bits > 22;
        if (region.size_bits < selfe::sys::seL4_PageBits + 2 || takes_long ||
            region.cap == selfe::claims().device) {
            continue;
        }
        const Word paddr = region.paddr + 2 * page_size;
        const auto page = memory.objects.allocate_at<selfe::SmallPage>(paddr);
        expect(page.has_value() && (*page)->get_address().value_or(0) == paddr,
               "a page is made where it is wanted");
        expect(memory.objects.allocate_at<selfe::SmallPage>(paddr).error() == MemoryCause::Taken,
               "once");
        const auto neighbour = memory.objects.allocate_at<selfe::SmallPage>(paddr + page_size);
        expect(neighbour.has_value() && neighbour->paddr() == paddr + page_size, "and beside it");
        expect(memory.objects.allocate_at<selfe::SmallPage>(paddr + 1).error() ==
                   MemoryCause::Misaligned,
               "not at any byte");
    }
    const Word own =
        selfe::Cap<selfe::Page>{boot_info.user_image_frames().start}.get_address().value();
    expect(memory.objects.allocate_at<selfe::SmallPage>(own).error() == MemoryCause::NotCovered,
           "nor where no untyped is: in this program's image");
}

/// A small allocator of its own, in memory of the large one: all of that becomes objects.
void nothing_is_wasted(RootMemory& memory) {
    static selfe::UntypedNode nodes[2 * page_size / 16 + 1];
    static Allocated<selfe::Endpoint> endpoints[page_size / 16 + 1];
    const auto page = memory.objects.allocate<selfe::Untyped>(selfe::sys::seL4_PageBits);
    expect(page.has_value(), "an untyped can be made");
    selfe::UntypedAllocator small(memory.slots, nodes);
    expect(is_ok(small.add({page->cap(), page->paddr(), selfe::sys::seL4_PageBits, false})),
           "and given to an allocator");
    constexpr Word all = page_size >> selfe::Traits<selfe::Endpoint>::size_bits;
    Word made = 0;
    selfe::MemoryError error;
    while (is_ok(error)) {
        auto endpoint = small.allocate<selfe::Endpoint>();
        error = endpoint.error();
        if (endpoint) {
            endpoints[made++] = selfe::hand_over(endpoint).take();
        }
    }
    expect(error == MemoryCause::OutOfMemory, "memory ends in an error value");
    expect(made == all, "and not before all of it is objects");
    for (auto& endpoint : endpoints) {
        endpoint = {};
    }
    expect(small.allocate<selfe::Untyped>(selfe::sys::seL4_PageBits).has_value(),
           "then it is whole again");
}

void few_slots(RootMemory& memory) {
    static selfe::UntypedNode nodes[64];
    Word bitmap[1];
    const selfe::SlotRegion region = *memory.slots.allocate_range(7);
    const auto page = memory.objects.allocate<selfe::Untyped>(selfe::sys::seL4_PageBits);
    {
        selfe::SlotAllocator slots(selfe::init_thread::cnode, region, bitmap);
        selfe::UntypedAllocator small(slots, nodes);
        expect(is_ok(small.add({page->cap(), page->paddr(), selfe::sys::seL4_PageBits, false})),
               "an untyped can be added");
        expect(small.allocate<selfe::Endpoint>().error() == MemoryCause::OutOfSlots,
               "too many halvings for the slots there are");
        expect(small.merge() && slots.free_count() == 7, "leave halves that become one again");
        const auto table =
            small.allocate<selfe::CNode>(selfe::sys::seL4_PageBits - 2 - selfe::sys::seL4_SlotBits);
        expect(table.has_value() && slots.free_count() == 2, "four halves and an object are seven");
    }
    memory.slots.give_back(region);
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static RootMemory memory(boot_info);
    const Word slots = memory.slots.free_count();
    const Word bytes = memory.objects.free_bytes();
    expect(
        memory.objects.allocate<selfe::Untyped>(memory.objects.largest_free_bits() + 1).error() ==
            MemoryCause::OutOfMemory,
        "there is a largest piece");

    objects_work_and_their_copies_go(memory);
    many_of_all_kinds(memory);
    memory_at_an_address(boot_info, memory);
    nothing_is_wasted(memory);
    few_slots(memory);

    memory.objects.merge();
    expect(memory.slots.free_count() == slots, "all slots are free again");
    expect(memory.objects.free_bytes() == bytes, "and all memory");
    expect_kernel_has_all(boot_info, memory);
    return 0;
}
