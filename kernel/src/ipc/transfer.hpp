// Moving a message from one thread to another: words, badge and capabilities. Manual: ch:ipc.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "ipc/message.hpp"

namespace kernel::transfer {

/// What a message travels through.
struct Channel {
    const Endpoint* endpoint;  ///< null for a reply
    Word badge;                ///< of the sender's capability
    bool can_grant;            ///< capabilities travel too
};

/// Gives `receiver` what `sender` has to say: its pending fault, else its message.
void deliver(Tcb& sender, Tcb& receiver, const Channel& channel);

}  // namespace kernel::transfer
