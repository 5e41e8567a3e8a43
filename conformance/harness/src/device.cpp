// Cuts a device's page out of the untyped that covers it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/device.hpp"

#include "selfe/claims.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/check.hpp"

namespace selfe::conformance {
namespace {

constexpr Word page_size = Word{1} << sys::seL4_PageBits;

Cap<Page> copy_of_console_page(Case& t) {
    const Slot copy = t.empty_slot();
    REQUIRE_OK(copy.copy(t.boot_slot(claims().page.bits), Rights::all()));
    return Cap<Page>{copy.index};
}

}  // namespace

// A kernel hands out an untyped from its start on: what lies before goes into untypeds, whose
// capabilities stay, since an untyped without children would begin anew.
Cap<Untyped> take_device_memory(Case& t, const BootSpace& boot, Word base, Word size_bits) {
    const UntypedRegion region = device_untyped(boot_info(), base);
    t.must(region.cap.is_null() ? Error::FailedLookup : Error::NoError,
           "no device untyped covers the device");
    const Cap<Untyped> untyped = boot.cap<Untyped>(region.cap.bits);
    for (Word at = region.paddr; at != base;) {
        Word bits = size_bits;
        while (at % (Word{2} << bits) == 0 && base - at >= Word{2} << bits) {
            ++bits;
        }
        (void)t.make_from<Untyped>(untyped, bits);
        at += Word{1} << bits;
    }
    return t.make_from<Untyped>(untyped, size_bits);
}

unsigned char* map_device(Case& t, const BootSpace& boot, Word base) {
    const Word page = base / page_size * page_size;
    // The console's UART has its page already.
    const bool is_console = !claims().page.is_null() && claims().page_address == page;
    const Cap<Page> device =
        is_console ? copy_of_console_page(t)
                   : make_page(t, take_device_memory(t, boot, page, sys::seL4_PageBits));
    REQUIRE_EQ(device.get_address().value_or(0), page);
    map_page(t, t.vspace(), device, window, Rights::read_write(), VmAttributes::device());
    return reinterpret_cast<unsigned char*>(window + base % page_size);
}

}  // namespace selfe::conformance
