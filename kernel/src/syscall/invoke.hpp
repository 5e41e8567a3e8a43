// Send, NBSend and Call: what happens to the capability they name. Manual: sec:syscalls.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/endpoint.hpp"

namespace kernel::syscall {

/// Invokes the capability that `thread` names with the message in its registers and buffer.
/// An address that does not resolve is a CapFault, or nothing if the call does not block.
/// Other errors are only told to a Call: label = error code, words as in `Error`.
void invoke(Tcb& thread, endpoint::Blocks blocks, bool is_call);

}  // namespace kernel::syscall
