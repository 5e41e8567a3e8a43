// A thread that is blocked sending one word.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/context.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

/// Sends when it is made: label, badge and the word are these.
struct QueuedSender {
    static constexpr Word label = 0x51;
    static constexpr Word badge = 0xb0b;
    static constexpr Word word = 11;

    QueuedSender(Case& t, Cap<Endpoint> endpoint)
        : send(SystemCall(sys::seL4_SysSend, t.minted(endpoint, badge), MessageInfo(label, 1))
                   .words(word)),
          worker(t.start(send, SystemCall::make)) {
        t.settle();
    }

    SystemCall send;
    Worker worker;
};

}  // namespace selfe::conformance
