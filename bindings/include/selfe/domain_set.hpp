// Scheduling domains.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/tcb.hpp"

namespace selfe {

/// The authority over domains: sets of threads that run in turns of a fixed schedule.
struct DomainSet : Invocable<DomainSet> {
    /// Moves a thread to `domain`, 0 to NUM_DOMAINS-1 of the configuration.
    /// Corresponds to seL4_DomainSet_Set. Manual: domainset_set.
    /// Errors: InvalidArgument (0) for a domain that does not exist; InvalidArgument (1) if
    /// `thread` is no TCB.
    [[gnu::always_inline]] Error set(sys::seL4_Uint8 domain, Cap<Tcb> thread) const {
        return detail::error(sys::seL4_DomainSet_Set(cptr(), domain, thread.bits));
    }
#ifdef SELFE_HAS_seL4_DomainSet_ScheduleConfigure  // since 15.0.0
    /// Sets entry `index` of the schedule: `domain` runs for `duration` timer ticks (56 bits);
    /// domain 0 with duration 0 ends the schedule there. Corresponds to
    /// seL4_DomainSet_ScheduleConfigure. Manual: domain_schedule_configure. Errors: RangeError (0,
    /// greatest) for an index or a domain; InvalidArgument (1) for duration 0 of another domain,
    /// (2) for one at the starting index or of more than 56 bits.
    [[gnu::always_inline]] Error schedule_configure(Word index, sys::seL4_Uint8 domain,
                                                    sys::seL4_Time duration) const {
        return detail::error(
            sys::seL4_DomainSet_ScheduleConfigure(cptr(), index, domain, duration));
    }
    /// Starts the schedule at entry `index`. Corresponds to seL4_DomainSet_ScheduleSetStart.
    /// Manual: domain_schedule_set_start.
    /// Errors: RangeError (0, greatest); InvalidArgument (0) if that entry is the end.
    [[gnu::always_inline]] Error schedule_set_start(Word index) const {
        return detail::error(sys::seL4_DomainSet_ScheduleSetStart(cptr(), index));
    }
#endif
};

}  // namespace selfe
