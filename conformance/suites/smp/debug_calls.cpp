// System calls of debug kernels about cores.
// SPDX-License-Identifier: BSD-2-Clause
//
// libsel4 declares a debug call only where the kernel has it.
#include "other_core.hpp"

namespace selfe::conformance {

CASE(DebugGetThreadAffinity, TellsTheThreadsCore, "DBG-042") {
#ifdef SELFE_HAS_seL4_DebugGetThreadAffinity
    CHECK_EQ("DBG-042", Word{sys::seL4_DebugGetThreadAffinity(t.tcb().bits)}, Word{0});
    OneShot one_shot;
    const Worker worker = t.prepare(one_shot, OneShot::run, {.core = 1});
    CHECK_EQ("DBG-042", Word{sys::seL4_DebugGetThreadAffinity(worker.tcb().bits)}, Word{1});
#else
    NEEDS(false, "this kernel's release has no such call");
#endif
}

}  // namespace selfe::conformance
