// Invalidating what may only be read would lose what others wrote: refused on AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "mapping.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(PageInvalidateData, OfAReadOnlyMappingIsIllegalOperation, "VS-288") {
    const Cap<Page> page = make_page(t);
    map_page(t, t.vspace(), page, window, Rights::can_read());
    CHECK_EQ("VS-288",
             Invocation(page, sys::ARMPageInvalidate_Data).words(0, small_page_bytes).call(),
             illegal_operation());
    REQUIRE_EQ(Invocation(page, sys::ARMPageClean_Data).words(0, small_page_bytes).call(),
               success());
}

CASE(VSpaceInvalidateData, OfAReadOnlyMappingIsIllegalOperation, "VS-370") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    CHECK_EQ(
        "VS-370",
        Invocation(t.vspace(), vspace_invalidate).words(window, window + small_page_bytes).call(),
        illegal_operation());
    REQUIRE_EQ(Invocation(t.vspace(), vspace_clean).words(window, window + small_page_bytes).call(),
               success());
}

}  // namespace selfe::conformance
