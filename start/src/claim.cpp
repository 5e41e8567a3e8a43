// The account of what start has taken, and how a device's page is cut out of its untyped.
// SPDX-License-Identifier: BSD-2-Clause
#include "claim.hpp"

#include "selfe/init_thread.hpp"
#include "selfe/panic.hpp"

namespace selfe {
namespace {

constexpr Word page_bits = sys::seL4_PageBits;

constinit Claims taken;

UntypedRegion device_region(const BootInfo& boot_info, Word page) {
    for (const UntypedRegion& region : boot_info.untypeds()) {
        if (region.is_device && region.size_bits >= page_bits && region.paddr <= page &&
            page - region.paddr < Word{1} << region.size_bits) {
            return region;
        }
    }
    panic("no device untyped of the boot information covers the console's UART");
}

/// log2 of the largest block that may lie at `address` and does not go beyond `end`.
Word block_bits(Word address, Word end) {
    Word bits = page_bits;
    while (address % (Word{2} << bits) == 0 && end - address >= Word{2} << bits) {
        ++bits;
    }
    return bits;
}

}  // namespace

const Claims& claims() {
    return taken;
}

Slot start::claim_slot(const BootInfo& boot_info) {
    const SlotRegion empty = boot_info.empty_slots();
    if (taken.slots.end == 0) {
        taken.slots.start = taken.slots.end = empty.end;
    }
    if (taken.slots.start == empty.start) {
        panic("the root task's CNode has no slot left for the console");
    }
    return init_thread::cnode.slot(--taken.slots.start);
}

Cap<Page> start::claim_device_page(const BootInfo& boot_info, Word address) {
    const Word page = address >> page_bits << page_bits;
    const UntypedRegion region = device_region(boot_info, page);
    taken.device = region.cap;
    // A kernel hands out an untyped from its start on. What lies before the page becomes blocks as
    // large as they may be, which the program can still use.
    for (Word at = region.paddr; at != page;) {
        const Word bits = block_bits(at, page);
        if (!is_ok(region.cap.retype<Untyped>(claim_slot(boot_info), bits))) {
            panic("the memory before the console's UART cannot be split off");
        }
        at += Word{1} << bits;
    }
    const Slot slot = claim_slot(boot_info);
    if (!is_ok(region.cap.retype<SmallPage>(slot))) {
        panic("the page of the console's UART cannot be made");
    }
    const Cap<Page> made{slot.index};
    const Result<Word> made_at = made.get_address();
    if (!made_at || *made_at != page) {
        panic("the page that was to be the console's UART is another");
    }
    return made;
}

void start::claim_console(Cap<Any> console) {
    taken.console = console;
}

}  // namespace selfe
