// What of an interrupt line counts as an interrupt.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {

enum class Trigger : unsigned char {
    Level,  ///< as long as the device holds the line
    Edge,   ///< each time the device raises it
};

}  // namespace selfe
