// How a thread changes its core: its scheduling context is given time of that core.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/scheduling/contexts.hpp"

namespace selfe::conformance {

inline Error move_to(Case& t, const Worker& worker, Core core) {
    return Cap<SchedControl>{t.time_authority(core).bits}.configure_flags(
        context_of(worker), turn_us, turn_us, 0, 0, 0);
}

}  // namespace selfe::conformance
