// What a thread of the harness needs to run, beside a priority: a scheduling context of its own.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"
#include "selfe/config.hpp"
#include "selfe/core.hpp"
#include "selfe/scheduling/sched_context.hpp"
#include "selfe/slot.hpp"
#include "selfe/tcb.hpp"
#include "selfe/untyped.hpp"

namespace selfe::conformance {

/// Size of the smallest scheduling context, as a power of two in bytes.
inline constexpr Word least_context_bits = sys::seL4_MinSchedContextBits;

/// Microseconds of the root task's turn among threads of one priority, as the kernel makes it.
inline constexpr sys::seL4_Time boot_turn_us = config::number("BOOT_THREAD_TIME_SLICE") * 1000;

/// The same of all other threads. An emulator's time goes on while its host does something else:
/// within this long turn a case still gets from one line to the next.
inline constexpr sys::seL4_Time turn_us = 100'000;

/// The slots of the root task's authorities over time, one a core.
inline SlotRegion time_authorities(const BootInfo& boot_info) {
    return SlotRegion(boot_info.raw()->schedcontrol);
}

/// The root task's authority over the time of the first core.
inline Cap<Any> time_authority(const BootInfo& boot_info) {
    return Cap<Any>{time_authorities(boot_info).start};
}

/// Lets `thread` run for as long as it likes, in turns with others of its priority: makes a
/// scheduling context out of `memory` in `context`, a slot of the caller's CSpace, and binds it.
inline Error give_time(Cap<Any> authority, Cap<Tcb> thread, Cap<Untyped> memory, Slot context) {
    const Error made = memory.retype<SchedContext>(context, least_context_bits);
    if (!is_ok(made)) {
        return made;
    }
    const Cap<SchedContext> time{context.index};
    const Error configured =
        Cap<SchedControl>{authority.bits}.configure_flags(time, turn_us, turn_us, 0, 0, 0);
    return is_ok(configured) ? time.bind(thread) : configured;
}

/// A thread's core is that of its time: nothing is to be done.
inline Error choose_core(Cap<Tcb>, Core) {
    return Error::NoError;
}

/// Of the names of a fault endpoint in maker's and thread's CSpace, the one that the kernel is
/// told.
inline Cap<Endpoint> fault_endpoint(Cap<Endpoint> in_maker, Cap<Endpoint>) {
    return in_maker;
}

}  // namespace selfe::conformance
