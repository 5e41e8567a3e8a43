// How a thread changes its core: its affinity is set.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"

namespace selfe::conformance {

inline Error move_to(Case&, const Worker& worker, Core core) {
    return worker.tcb().set_affinity(core.number());
}

}  // namespace selfe::conformance
