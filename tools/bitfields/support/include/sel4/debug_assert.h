/* Stands in for libsel4's header of this name: a refused argument is an exception, not the end. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

namespace selfe::bitfields {

/* An accessor's assertion did not hold. */
struct Refused {};

[[noreturn]] inline void refuse() {
    throw Refused{};
}

}  // namespace selfe::bitfields

#define seL4_DebugAssert(expression) ((expression) ? (void)0 : selfe::bitfields::refuse())
