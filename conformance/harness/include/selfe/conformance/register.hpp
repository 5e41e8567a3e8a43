// A register of a thread as a value, so that each architecture names its own.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/tcb.hpp"

namespace selfe::conformance {

/// Which register of a UserContext: `context.*the_register`.
using Register = Word UserContext::*;

}  // namespace selfe::conformance
