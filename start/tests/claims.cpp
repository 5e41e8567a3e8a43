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

void expect_neighbour_usable(const selfe::BootInfo& boot_info, Word paddr, Word spare) {
    const selfe::UntypedRegion region = selfe::device_untyped(boot_info, paddr);
    if (region.cap.is_null()) {
        return;  // the UART's page is the first or the last of its untyped
    }
    expect(claims().slots.contains(region.cap.bits), "beside the UART lie claimed untypeds");
    const selfe::Slot slot = selfe::init_thread::cnode.slot(spare);
    expect(is_ok(region.cap.retype<selfe::SmallPage>(slot)), "of which pages can be made");
    expect(selfe::Cap<selfe::Page>{spare}.get_address().value_or(0) == region.paddr,
           "from their start");
    expect(is_ok(slot.delete_()), "and deleted again");
}

void expect_device_split(const selfe::BootInfo& boot_info, Word spare) {
    const Word uart = claims().page_address;
    expect(claims().page.get_address().value_or(0) == uart, "the page is where it says");
    expect(selfe::device_untyped(boot_info, uart).cap.is_null(), "the UART itself is taken");
    expect_neighbour_usable(boot_info, uart - 1, spare);
    expect_neighbour_usable(boot_info, uart + (Word{1} << selfe::sys::seL4_PageBits), spare);
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (region.is_device && region.cap != claims().device) {
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
        expect_device_split(boot_info, spare);
    }
    return 0;
}
