// What a thread needs to run, beside a priority: nothing, without scheduling contexts.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/core.hpp"
#include "selfe/slot.hpp"
#include "selfe/tcb.hpp"
#include "selfe/untyped.hpp"

namespace selfe::conformance {

/// Size of the smallest scheduling context; of no object, here.
inline constexpr Word least_context_bits = 0;

/// The root task's authority over time: none is needed.
inline Cap<Any> time_authority(const BootInfo&) {
    return {};
}

/// The slots of such authorities, one a core.
inline SlotRegion time_authorities(const BootInfo&) {
    return {0, 0};
}

/// Lets `thread` run for as long as it likes, in turns with others of its priority.
inline Error give_time(Cap<Any>, Cap<Tcb>, Cap<Untyped>, Slot) {
    return Error::NoError;
}

/// Moves `thread`, which is on its maker's core, to another.
inline Error choose_core([[maybe_unused]] Cap<Tcb> thread, Core core) {
    if (core.number() == 0) {
        return Error::NoError;
    }
#ifdef SELFE_HAS_seL4_TCB_SetAffinity
    return thread.set_affinity(core.number());
#else
    return Error::IllegalOperation;
#endif
}

/// Of the names of a fault endpoint in maker's and thread's CSpace, the one that the kernel is
/// told.
inline Cap<Endpoint> fault_endpoint(Cap<Endpoint>, Cap<Endpoint> in_thread) {
    return in_thread;
}

}  // namespace selfe::conformance
