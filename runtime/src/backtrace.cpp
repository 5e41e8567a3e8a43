// Sends a walk over stack frames as frames of the protocol.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/backtrace.hpp"

#include "selfe/frame.hpp"

namespace selfe {
namespace {

constexpr size_t addresses_a_frame = 8;

void send(const char* head, uintptr_t address, FrameWalk walk) {
    for (size_t sent = 0; address != 0 && sent < most_backtrace_addresses; head = "B") {
        Frame frame;
        frame.text(head);
        do {
            frame.text(" ").hex(address);
            address = walk.next();
            ++sent;
        } while (address != 0 && sent % addresses_a_frame != 0);
        frame.send();
    }
}

}  // namespace

void send_backtrace(FrameWalk walk) {
    const uintptr_t innermost = walk.next();
    send("B", innermost, walk);
}

void send_backtrace(uintptr_t at, FrameWalk walk) {
    send("B at", at, walk);
}

}  // namespace selfe
