// Checks what start takes for the console: nothing from a kernel that prints, else as documented.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/claims.hpp"

#include "expect.hpp"
#include "selfe/boot_info.hpp"
#include "selfe/console.hpp"
#include "selfe/init_thread.hpp"

using selfe::claims;
using selfe::Word;
using selfe::start_test::expect;

namespace {

bool is_empty(Word slot, Word spare) {
    const selfe::Slot scratch = selfe::init_thread::cnode.slot(spare);
    const selfe::Error error =
        scratch.copy(selfe::init_thread::cnode.slot(slot), selfe::Rights::all());
    if (is_ok(error)) {
        expect(is_ok(scratch.delete_()), "a copy can be deleted");
    }
    return error == selfe::Error::FailedLookup;
}

void expect_usable(const selfe::UntypedRegion& region, Word spare) {
    expect(claims().slots.contains(region.cap.bits), "beside the UART lie claimed untypeds");
    const selfe::Slot slot = selfe::init_thread::cnode.slot(spare);
    expect(is_ok(region.cap.retype<selfe::SmallPage>(slot)), "of which pages can be made");
    expect(selfe::Cap<selfe::Page>{spare}.get_address().value_or(0) == region.paddr,
           "from their start");
    expect(is_ok(slot.delete_()), "and deleted again");
}

// Everything in the untyped but the UART's page is untyped again.
void expect_split(const selfe::BootInfo& boot_info, const selfe::UntypedRegion& whole, Word spare) {
    Word covered = Word{1} << selfe::sys::seL4_PageBits;
    Word at = whole.paddr;
    while (at != whole.paddr + (Word{1} << whole.size_bits)) {
        if (at == claims().page_address) {
            expect(selfe::device_untyped(boot_info, at).cap.is_null(), "the UART itself is taken");
            at += Word{1} << selfe::sys::seL4_PageBits;
            continue;
        }
        const selfe::UntypedRegion part = selfe::device_untyped(boot_info, at);
        expect(part.paddr == at && part.is_device, "the pieces follow each other");
        expect_usable(part, spare);
        covered += Word{1} << part.size_bits;
        at += Word{1} << part.size_bits;
    }
    expect(covered == Word{1} << whole.size_bits, "and are all of it");
}

void expect_devices_found(const selfe::BootInfo& boot_info, Word spare) {
    expect(claims().page.get_address().value_or(0) == claims().page_address,
           "the page is where it says");
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (region.is_device && region.cap == claims().device) {
            expect_split(boot_info, region, spare);
        } else if (region.is_device) {
            expect(selfe::device_untyped(boot_info, region.paddr).cap == region.cap,
                   "a device untyped that was not split is boot's own");
        }
    }
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    const selfe::SlotRegion kernel_gave(boot_info.raw()->empty);
    const selfe::SlotRegion left = boot_info.empty_slots();
    expect(left.start == kernel_gave.start &&
               left.size() + claims().slots.size() == kernel_gave.size(),
           "what main may use and what start took make up what the kernel gave");
    expect(claims().slots.is_empty() == selfe::DebugConsole::is_present(),
           "slots are taken exactly from a kernel that does not print");

    const Word spare = left.start;
    for (const Word slot : claims().slots) {
        expect(!is_empty(slot, spare), "each slot that was taken is in use");
    }
    expect(is_empty(left.end - 1, spare), "and those before them are not");
    if (!claims().device.is_null()) {
        expect(claims().console.is_null(), "a UART in memory is not invoked");
        expect_devices_found(boot_info, spare);
    }
    return 0;
}
