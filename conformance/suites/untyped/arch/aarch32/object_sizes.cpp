// Untyped.Retype: the sizes of sections, AArch32.
// SPDX-License-Identifier: BSD-2-Clause
#include "big_page_size.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(UntypedRetype, ASectionTakesItsSize, "UT-018") {
    CHECK("UT-018", takes_exactly<Section>(t, sys::seL4_SectionBits, /*is_device=*/false));
}

CASE(UntypedRetype, ASuperSectionTakesItsSize, "UT-019") {
    CHECK("UT-019", takes_exactly<SuperSection>(t, sys::seL4_SuperSectionBits,
                                                /*is_device=*/true));
}

}  // namespace selfe::conformance
