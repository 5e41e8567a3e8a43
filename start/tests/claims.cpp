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

void expect_rest_of_device_usable(const selfe::BootInfo& boot_info, Word spare) {
    for (const selfe::UntypedRegion& region : boot_info.untypeds()) {
        if (region.cap != claims().device) {
            continue;
        }
        // The UART's page was made last, from the first of the claimed slots.
        const selfe::Cap<selfe::Page> uart{claims().slots.start};
        const Word next = uart.get_address().value_or(0) + (Word{1} << selfe::sys::seL4_PageBits);
        if (next == region.paddr + (Word{1} << region.size_bits)) {
            continue;  // nothing lies behind it
        }
        const selfe::Slot slot = selfe::init_thread::cnode.slot(spare);
        expect(is_ok(region.cap.retype<selfe::SmallPage>(slot)),
               "the untyped can still be used behind the UART");
        expect(selfe::Cap<selfe::Page>{spare}.get_address().value_or(0) == next,
               "from the page after it");
        expect(is_ok(slot.delete_()), "and that page deleted");
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
        expect_rest_of_device_usable(boot_info, spare);
    }
    return 0;
}
