// Untyped.Retype of a device's memory: frames and smaller pieces of it, and nothing else.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/device.hpp"

#include "selfe/claims.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance {
namespace {

constexpr Word page_bits = 12;

Reply retype(Case& t, Cap<Any> untyped, Word type, Word size_bits, Word slot) {
    return Invocation(untyped, sys::UntypedRetype)
        .words(type, size_bits, 0, 0, slot, 1)
        .caps(t.cnode())
        .call();
}

}  // namespace

CASE(UntypedRetype, OfADeviceIntoAnObjectOfTheKernelIsInvalidArgument, "UT-054", "UT-044") {
    const BootSpace boot(t);
    const auto device = boot.cap<Untyped>(unused_untyped(t, boot, page_bits, true).cap.bits);
    const Slot slot = t.empty_slot();
    for (const Word type : {Traits<Endpoint>::type, Traits<Tcb>::type}) {
        CHECK_EQ("UT-054", retype(t, device, type, 0, slot.index), invalid_argument(1));
    }
    // A piece of it is a device's as well.
    const Slot piece = t.empty_slot();
    REQUIRE_EQ(retype(t, device, Traits<Untyped>::type, page_bits, piece.index), success());
    CHECK_EQ("UT-044", retype(t, Cap<Untyped>{piece.index}, Traits<Endpoint>::type, 0, slot.index),
             invalid_argument(1));
    CHECK("UT-054", t.is_empty(slot));
}

CASE(UntypedRetype, OfADeviceIntoAPageHasItsAddress, "UT-045") {
    const BootSpace boot(t);
    const UntypedRegion region = unused_untyped(t, boot, page_bits, true);
    const Cap<Page> page = make_page(t, boot.cap<Untyped>(region.cap.bits));
    CHECK_EQ("UT-045", page.get_address().value_or(0), region.paddr);
}

CASE(UntypedRetype, OfADeviceLeavesItsContents, "UT-043") {
    NEEDS(platform::spare_memory_size != 0, "this platform names no RAM that is a device's");
    // Not memory that the kernel takes for its own to clear.
    REQUIRE(!device_untyped(boot_info(), platform::spare_memory).cap.is_null());
    const BootSpace boot(t);
    const Cap<Untyped> memory = take_device_memory(t, boot, platform::spare_memory, page_bits);
    const Cap<Page> first = make_page(t, memory);
    REQUIRE_EQ(first.get_address().value_or(0), Word{platform::spare_memory});
    map_page(t, t.vspace(), first, window);
    constexpr Word mark = 0x5afe'c0de;
    constexpr Word last_word = window + (Word{1} << page_bits) - sizeof(Word);
    word_at(window) = mark;
    word_at(last_word) = mark;
    REQUIRE_EQ(Word{word_at(window)}, mark);
    // Without children the untyped is whole again: the next page is the same memory.
    REQUIRE_OK(t.slot_of(first).delete_());
    const Cap<Page> second = make_page(t, memory);
    REQUIRE_EQ(second.get_address().value_or(0), Word{platform::spare_memory});
    map_page(t, t.vspace(), second, window);
    CHECK_EQ("UT-043", Word{word_at(window)}, mark);
    CHECK_EQ("UT-043", Word{word_at(last_word)}, mark);
}

CASE(UntypedRetype, OfMemoryIntoPagesBeginsAtItsAddress, "UT-046") {
    const BootSpace boot(t);
    const UntypedRegion region = unused_untyped(t, boot, page_bits + 1, false);
    const auto memory = boot.cap<Untyped>(region.cap.bits);
    const Word page_bytes = Word{1} << page_bits;
    CHECK_EQ("UT-046", make_page(t, memory).get_address().value_or(0), region.paddr);
    CHECK_EQ("UT-046", make_page(t, memory).get_address().value_or(0), region.paddr + page_bytes);
}

}  // namespace selfe::conformance
