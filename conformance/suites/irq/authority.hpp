// The authority over all interrupts, as a case reaches it, and lines to try it on.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/check.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance {

/// IRQControl cannot be copied: a case invokes it where boot left it.
inline Cap<IrqControl> irq_control(const BootSpace& boot) {
    return boot.cap<IrqControl>(sys::seL4_CapIRQControl);
}

/// An interrupt that nothing raises, by its place in the platform's list; skips the case if the
/// list is too short.
inline Word spare_irq(Case& t, unsigned index = 0) {
    NEEDS(index < platform::spare_irq_count, "this platform names too few spare interrupts");
    return platform::spare_irqs[index];
}

}  // namespace selfe::conformance
