// Answering a caller: the one-shot capability in the receiver's caller slot. Manual: sec:ep-cal.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel::reply {

/// `caller` waits, and `receiver` gets the capability to answer it. Its caller slot must be empty.
void expect(Tcb& caller, Tcb& receiver, bool can_grant);

/// `sender` answers through the capability in `slot`, which is thereby used
/// up; the caller runs again.
void send(Tcb& sender, Slot& slot);

/// Takes the capability to answer `caller` away, wherever it is.
void revoke(Tcb& caller);

}  // namespace kernel::reply
