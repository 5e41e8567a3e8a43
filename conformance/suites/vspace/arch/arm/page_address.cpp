// Page.GetAddress: where memory really lies, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(PageGetAddress, IsThatOfTheUntypedMemory, "VS-137", "VS-171") {
    const BootSpace boot(t);
    const UntypedRegion memory = unused_untyped(t, boot, sys::seL4_PageBits, false);
    const Cap<Page> page = make_page(t, boot.cap<Untyped>(memory.cap.bits));
    CHECK_EQ(here("VS-137", "VS-171"), Invocation(page, sys::ARMPageGetAddress).call(),
             success(memory.paddr));
    // Mapped or not.
    map_page(t, t.vspace(), page, window);
    CHECK_EQ(here("VS-137", "VS-171"), Invocation(page, sys::ARMPageGetAddress).call(),
             success(memory.paddr));
}

CASE(PageGetAddress, OfConsecutivePagesIsConsecutive, "VS-138", "VS-172") {
    constexpr Word count = 4;
    const Word first = t.empty_slot().index;
    for (Word i = 1; i < count; ++i) {
        REQUIRE_EQ(t.empty_slot().index, first + i);
    }
    REQUIRE_OK(t.memory().retype(Traits<SmallPage>::type, 0, t.cnode(), 0, 0, first, count));
    const Word base = Cap<Page>{first}.get_address().value_or(0);
    for (Word i = 1; i < count; ++i) {
        CHECK_EQ(here("VS-138", "VS-172"), Cap<Page>{first + i}.get_address().value_or(0),
                 base + i * small_page_bytes);
    }
}

CASE(PageGetAddress, SentWithoutCallChangesNoRegister, "VS-139", "VS-173") {
    const Cap<Page> page = make_page(t);
    CHECK(here("VS-139", "VS-173"),
          Invocation(page, sys::ARMPageGetAddress).words(1, 2, 3, 4).send());
    CHECK(here("VS-139", "VS-173"),
          Invocation(page, sys::ARMPageGetAddress).words(1, 2, 3, 4).nb_send());
}

}  // namespace selfe::conformance
