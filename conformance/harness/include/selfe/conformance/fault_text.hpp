// An unexpected fault as a detail line.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/outcome.hpp"
#include "selfe/received.hpp"

namespace selfe::conformance {

/// Describes the fault message that was just received: its kind, where, and what it touched.
DetailText describe_fault(const Received& received);

}  // namespace selfe::conformance
