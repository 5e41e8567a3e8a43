// An interrupt that is not claimed as an InterruptLine: a message, here one that nobody sends.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/interrupt.hpp"

namespace selfe::start_test {

inline MessageInterrupt other_source(Word spare_irq) {
    return {.bus = 0, .device = 0, .function = 0, .handle = 0, .vector = spare_irq};
}

}  // namespace selfe::start_test
