// What a second clock would show, on a platform without: skipped, and said why.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(SchedContextConsumed, CountsMicroseconds, "MCS-051") {
    NEEDS(false,
          "the platform names no timer for user level that keeps time with the kernel's in QEMU, "
          "too");
}

}  // namespace selfe::conformance
