// A device of the platform whose interrupt line a case can raise and lower at will.
// SPDX-License-Identifier: BSD-2-Clause
//
// The build picks the source file for the kinds of device that the platform has; a platform
// without one of a known kind has `source/none.cpp`, and the cases that need one are skipped.
#pragma once

#include "authority.hpp"
#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

class Source {
  public:
    /// Gets at the device's registers and lowers the line; skips the case if there is no device.
    Source(Case& t, const BootSpace& boot);

    /// The line's number in the platform's data.
    static Word irq();
    /// Returns once the device drives its line; what the interrupt controller makes of it may take
    /// a moment longer.
    void raise();
    /// Returns once the device does not drive its line any more.
    void lower();
};

}  // namespace selfe::conformance
