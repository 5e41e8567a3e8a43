// An interrupt that is not claimed as an InterruptLine: one whose trigger stays as it is.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/interrupt.hpp"

namespace selfe::start_test {

inline UnchangedLine other_source(Word spare_irq) {
    return {spare_irq};
}

}  // namespace selfe::start_test
