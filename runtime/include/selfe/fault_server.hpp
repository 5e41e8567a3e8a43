// Handles threads' faults in a loop: each fault is told to a function, which says how it goes on.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/fault.hpp"
#include "selfe/server.hpp"

namespace selfe {

/// What becomes of a thread that has faulted.
enum class FaultAnswer {
    Resume,        ///< it tries the same instruction again, a system call, too; to go on elsewhere
                   ///< the handler writes its registers and resumes it (Tcb.write_registers)
    LeaveStopped,  ///< it stays where it is, until somebody resumes or destroys it
};

/// Waits for one fault of a thread whose fault endpoint is the server's and asks `handler(fault,
/// badge)`; `badge` is that of the thread's fault endpoint. A message that is no fault comes as a
/// Fault of kind seL4_Fault_NullFault. No notification is bound to the calling thread: what its
/// signals leave in the place of a label says nothing.
template <class Handler>
void serve_fault(const Server& server, Handler&& handler) {
    const Received message = server.recv();
    if (handler(Fault::from(message.info), message.badge) == FaultAnswer::Resume) {
        server.reply(MessageInfo());
    }
}

/// The same for ever.
template <class Handler>
[[noreturn]] void serve_faults(const Server& server, Handler&& handler) {
    while (true) {
        serve_fault(server, handler);
    }
}

}  // namespace selfe
