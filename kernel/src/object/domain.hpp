// The Domain capability: scheduling domains, of which there is one. Manual: sec:domains.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "syscall/invocation.hpp"

namespace kernel::domain {

/// Methods of seL4_DomainSet. With one domain they check their arguments and change nothing that
/// can be seen but the schedule's durations. Manual: api:sel4_domainset_*.
Status invoke(Invocation& call);

}  // namespace kernel::domain
