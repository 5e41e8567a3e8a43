// Page.GetAddress: where memory really lies.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/methods.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

CASE(PageGetAddress, IsThatOfTheUntypedMemory, "VS-137", "VS-171", "VS-204") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_PageBits, false);
    const Cap<Page> page = make_page(t, boot.cap<Untyped>(memory.cap.bits));
    CHECK_EQ(here("VS-137", "VS-171", "VS-204"), Invocation(page, method::page_get_address).call(),
             success(memory.paddr));
    // Mapped or not.
    map_page(t, t.vspace(), page, window);
    CHECK_EQ(here("VS-137", "VS-171", "VS-204"), Invocation(page, method::page_get_address).call(),
             success(memory.paddr));
}

CASE(PageGetAddress, OfConsecutivePagesIsConsecutive, "VS-138", "VS-172", "VS-205") {
    constexpr Word count = 48;  // three quarters of the case's memory
    const Word first = t.empty_slot().index;
    for (Word i = 1; i < count; ++i) {
        REQUIRE_EQ(t.empty_slot().index, first + i);
    }
    REQUIRE_OK(t.memory().retype(Traits<SmallPage>::type, 0, t.cnode(), 0, 0, first, count));
    const Word base = Cap<Page>{first}.get_address().value_or(0);
    for (Word i = 1; i < count; ++i) {
        CHECK_EQ(here("VS-138", "VS-172", "VS-205"), Cap<Page>{first + i}.get_address().value_or(0),
                 base + i * small_page_bytes);
    }
}

CASE(PageGetAddress, SentWithoutCallChangesNoRegister, "VS-139", "VS-173", "VS-206") {
    const Cap<Page> page = make_page(t);
    CHECK(here("VS-139", "VS-173", "VS-206"),
          Invocation(page, method::page_get_address).words(1, 2, 3, 4).send());
    CHECK(here("VS-139", "VS-173", "VS-206"),
          Invocation(page, method::page_get_address).words(1, 2, 3, 4).nb_send());
}

}  // namespace selfe::conformance
