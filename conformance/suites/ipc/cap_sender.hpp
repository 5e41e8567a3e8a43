// A worker that sends one message with capabilities, and the receiver's side of it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <initializer_list>

#include "selfe/conformance/case.hpp"
#include "selfe/conformance/delivery.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

/// Blocks in a Send of one word, `CapSender::word`, and `caps`.
class CapSender {
  public:
    static constexpr Word label = 0x51;
    static constexpr Word word = 0x77;

    CapSender(Case& t, Cap<Endpoint> endpoint, std::initializer_list<Cap<Any>> caps,
              WorkerOptions options = {})
        : send_(sys::seL4_SysSend, endpoint, MessageInfo(label, 1, caps.size())),
          worker_(t.prepare(send_.words(word), SystemCall::make, options)) {
        size_t index = 0;
        for (const Cap<Any> cap : caps) {
            worker_.ipc_buffer().caps_or_badges[index++] = cap.bits;
        }
        t.must(worker_.tcb().resume(), "the sender cannot be resumed");
        t.settle();
    }

    const Worker& worker() const { return worker_; }

  private:
    SystemCall send_;
    Worker worker_;
};

/// Receives with `slot` as the place for capabilities; an empty message if nobody sends.
inline Delivery receive_into(Slot slot, Cap<Endpoint> endpoint) {
    set_cap_receive_path(slot);
    return Delivery::take(endpoint);
}

/// The head of what `CapSender` sends, with the capabilities that arrived.
constexpr MessageInfo head_with(Word extra_caps, Word caps_unwrapped = 0) {
    return MessageInfo(CapSender::label, 1, extra_caps, caps_unwrapped);
}

}  // namespace selfe::conformance
