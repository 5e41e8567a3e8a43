// What an alarm would show of deletions, on a platform that names no timer: skipped, and said why.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(CNodeDelete, OfALargeCNodeLetsAnInterruptIn, "CN-133") {
    NEEDS(false, "the platform names no timer that is left to user level");
}

CASE(CNodeRevoke, OfManyLetsAnInterruptIn, "CN-189") {
    NEEDS(false, "the platform names no timer that is left to user level");
}

}  // namespace selfe::conformance
