// Untyped.Retype: the size of a huge page, AArch64.
// SPDX-License-Identifier: BSD-2-Clause
#include "big_page_size.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(UntypedRetype, AHugePageTakesItsSize, "UT-013") {
    // Few machines give away a whole aligned GiB of RAM; a device's is as good here.
    CHECK("UT-013", takes_exactly<HugePage>(t, sys::seL4_HugePageBits, /*is_device=*/true));
}

}  // namespace selfe::conformance
