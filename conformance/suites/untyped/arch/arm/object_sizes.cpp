// Untyped.Retype: what Arm's own types take of the memory, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "big_page_size.hpp"
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "untyped_region.hpp"

namespace selfe::conformance {

CASE(UntypedRetype, ASmallPageBeginsUnmappedWithAllRights, "UT-011", "UT-016") {
    const Region region(t);
    const Cap<Page> page = make_page(t, region.untyped);
    CHECK_EQ(here("UT-011", "UT-016"), region.taken(), Word{1} << sys::seL4_PageBits);
    map_page(t, t.vspace(), page, window);
    word_at(window) = 22;
    CHECK_EQ(here("UT-011", "UT-016"), word_at(window), Word{22});
}

CASE(UntypedRetype, ALargePageTakesItsSize, "UT-012", "UT-017") {
    CHECK(here("UT-012", "UT-017"),
          takes_exactly<LargePage>(t, sys::seL4_LargePageBits, /*is_device=*/false));
}

CASE(UntypedRetype, APageTableBeginsUnmapped, "UT-014", "UT-020") {
    const Region region(t);
    const Cap<PageTable> table = t.make_from<PageTable>(region.untyped);
    CHECK_EQ(here("UT-014", "UT-020"), region.taken(), Word{1} << sys::seL4_PageTableBits);
    CHECK_EQ(here("UT-014", "UT-020"), table.map(make_vspace(t), window, VmAttributes::standard()),
             Error::NoError);
}

CASE(UntypedRetype, AVSpaceBeginsWithoutAsid, "UT-015", "UT-021") {
    const Region region(t);
    const Cap<VSpace> vspace = t.make_from<VSpace>(region.untyped);
    CHECK_EQ(here("UT-015", "UT-021"), region.taken(), Word{1} << sys::seL4_VSpaceBits);
    CHECK_EQ(here("UT-015", "UT-021"), t.asid_pool().assign(vspace), Error::NoError);
    CHECK_EQ(here("UT-015", "UT-021"), t.asid_pool().assign(vspace), Error::InvalidCapability);
}

}  // namespace selfe::conformance
