// What another clock would show, on a platform that names no timer: skipped, and said why.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(SchedContextConsumed, CountsMicroseconds, "MCS-051") {
    NEEDS(false, "the platform names no timer that is left to user level");
}

}  // namespace selfe::conformance
