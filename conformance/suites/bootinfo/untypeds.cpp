// The list of untyped memory: each entry says what its capability is.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/claims.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

Word end_of(const UntypedRegion& region) {
    return region.paddr + (Word{1} << region.size_bits);
}

// Two slots beside each other that stay empty: the list may be longer than a case's CNode.
struct EmptySlots {
    Slot first;

    explicit EmptySlots(Case& t) : first(t.empty_slot()) {
        t.must(t.empty_slot().index == first.index + 1 ? Error::NoError : Error::RangeError,
               "there are no two slots beside each other");
    }
};

// The kernel says how many bytes are left when it is asked for twice as many as there ever were.
Reply bytes_left(const EmptySlots& slots, const BootSpace& boot, const UntypedRegion& region) {
    return Invocation(boot.cap(region.cap.bits), sys::UntypedRetype)
        .words(Traits<Untyped>::type, region.size_bits, 0, 0, slots.first.index, 2)
        .caps(slots.first.root)
        .call();
}

// The monitor has taken its own memory and the arena out of one of the list, and start the
// console's UART out of another on a kernel that does not print.
bool is_in_use(Case& t, const EmptySlots& slots, const UntypedRegion& region) {
    const Error error = slots.first.copy(t.boot_slot(region.cap.bits), Rights::all());
    if (error == Error::NoError) {
        t.must(slots.first.delete_(), "a copy of an untyped cannot be deleted");
    }
    return error == Error::RevokeFirst;
}

}  // namespace

CASE(UntypedList, SizesAreThoseOfTheCapabilities, "BI-035") {
    const BootSpace boot(t);
    const EmptySlots slots(t);
    CHECK_EQ("BI-035", boot_info().untypeds().size(), boot_info().untyped_slots().size());
    Word in_use = 0;
    Word next_slot = boot_info().untyped_slots().start;
    for (const UntypedRegion& region : boot_info().untypeds()) {
        CHECK_EQ("BI-035", region.cap.bits, next_slot++);
        if (is_in_use(t, slots, region)) {
            ++in_use;
        } else {
            CHECK_EQ("BI-035", bytes_left(slots, boot, region),
                     not_enough_memory(Word{1} << region.size_bits));
        }
    }
    CHECK_EQ("BI-035", in_use, claims().device.is_null() ? Word{1} : Word{2});
}

CASE(UntypedList, AddressesAreThoseOfTheMemory, "BI-035") {
    // Device memory, since the kernel clears other memory as a whole before it hands out a page.
    const BootSpace boot(t);
    for (const UntypedRegion& region : boot_info().untypeds()) {
        if (region.is_device && region.size_bits >= Word{sys::seL4_PageBits} &&
            region.cap != claims().device) {
            const Cap<Page> page = make_page(t, boot.cap<Untyped>(region.cap.bits));
            CHECK_EQ("BI-035", page.get_address().value_or(~Word{0}), region.paddr);
        }
    }
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_PageBits, false);
    const Cap<Page> page = make_page(t, boot.cap<Untyped>(memory.cap.bits));
    CHECK_EQ("BI-035", page.get_address().value_or(~Word{0}), memory.paddr);
}

CASE(UntypedList, SizesAreThoseThatUntypedsCanHave, "BI-036") {
    for (const UntypedRegion& region : boot_info().untypeds()) {
        CHECK("BI-036", region.size_bits >= Word{sys::seL4_MinUntypedBits});
        CHECK("BI-036", region.size_bits <= Word{sys::seL4_MaxUntypedBits});
        // A device's regions need not be aligned: the kernel aligns them in its own addresses.
        if (!region.is_device) {
            CHECK_EQ("BI-036", region.paddr & ((Word{1} << region.size_bits) - 1), Word{0});
        }
    }
}

CASE(UntypedList, RegionsDoNotOverlap, "BI-037") {
    const UntypedRange untypeds = boot_info().untypeds();
    Word overlaps = 0;
    for (Word i = 0; i < untypeds.size(); ++i) {
        for (Word j = i + 1; j < untypeds.size(); ++j) {
            overlaps +=
                untypeds[i].paddr < end_of(untypeds[j]) && untypeds[j].paddr < end_of(untypeds[i])
                    ? 1
                    : 0;
        }
    }
    CHECK_EQ("BI-037", overlaps, Word{0});
}

CASE(UntypedList, RegionsSpareTheImage, "BI-037") {
    const BootSpace boot(t);
    Word overlaps = 0;
    for (const Word slot : boot_info().user_image_frames()) {
        const Result<Word> address = boot.cap<Page>(slot).get_address();
        REQUIRE(address.has_value());
        for (const UntypedRegion& region : boot_info().untypeds()) {
            overlaps += region.paddr <= *address && *address < end_of(region) ? 1 : 0;
        }
    }
    CHECK_EQ("BI-037", overlaps, Word{0});
}

CASE(UntypedList, DeviceMemoryRefusesKernelObjects, "BI-038") {
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    for (const UntypedRegion& region : boot_info().untypeds()) {
        if (region.is_device && region.size_bits >= Word{sys::seL4_EndpointBits} &&
            region.cap != claims().device) {
            const Reply reply = Invocation(boot.cap(region.cap.bits), sys::UntypedRetype)
                                    .words(Traits<Endpoint>::type, 0, 0, 0, slot.index, 1)
                                    .caps(t.cnode())
                                    .call();
            // Which argument it blames is not documented.
            CHECK_EQ("BI-038", reply.label, Word{sys::seL4_InvalidArgument});
            CHECK_EQ("BI-038", reply.length, Word{1});
        }
    }
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_EndpointBits, false);
    CHECK_EQ("BI-038", boot.cap<Untyped>(memory.cap.bits).retype<Endpoint>(slot), Error::NoError);
}

CASE(UntypedList, MemoryReadsZero, "BI-039") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_PageBits, false);
    map_page(t, t.vspace(), make_page(t, boot.cap<Untyped>(memory.cap.bits)), window);
    Word nonzero = 0;
    for (Word offset = 0; offset < Word{1} << sys::seL4_PageBits; offset += sizeof(Word)) {
        nonzero += word_at(window + offset) != 0 ? 1 : 0;
    }
    CHECK_EQ("BI-039", nonzero, Word{0});
}

}  // namespace selfe::conformance
