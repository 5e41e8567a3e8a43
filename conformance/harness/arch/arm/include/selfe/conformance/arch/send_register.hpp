// The register that names what NBSendRecv sends to, Arm: x8 or r8.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/arch/trap_registers.hpp"

namespace selfe::conformance {

inline Word& send_register(Trap& trap) {
    return trap.x[8];
}

}  // namespace selfe::conformance
