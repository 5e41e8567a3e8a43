// Faults as messages: what a handler reads, and what its reply does. Manual: sec:faults.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "ipc/message.hpp"

namespace kernel::fault_message {

/// Writes the pending fault of `sender` into the message words of `receiver`. Returns the tag:
/// label is the fault type, length what fitted.
MessageInfo write(const Tcb& sender, Tcb& receiver, seL4_IPCBuffer* buffer);

/// Applies the reply of `handler` to the registers of `thread`. Returns whether the thread runs on.
bool take_reply(Tcb& thread, const Tcb& handler);

/// Sends `fault` of `thread` to its fault handler and blocks it until the reply; without a usable
/// handler the thread stops for good, with a line on the console.
void raise(Tcb& thread, const Fault& fault);

}  // namespace kernel::fault_message
