// What a timer would show, on a platform that names none: skipped, and said why.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(IdleMachine, AnInterruptWakesTheWaiter, "SCHED-009") {
    NEEDS(false, "the platform names no timer that is left to user level");
}

CASE(RoundRobin, ATurnIsNotCutShort, "SCHED-005") {
    NEEDS(false, "the platform names no timer that is left to user level");
}

}  // namespace selfe::conformance
