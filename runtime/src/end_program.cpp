// The default end of a program: how it came there, one END frame, then the thread stops.
// SPDX-License-Identifier: BSD-2-Clause
//
// In a file of its own: a program that defines end_program itself does not link this one.

#include "selfe/backtrace.hpp"
#include "selfe/frame.hpp"
#include "selfe/panic.hpp"

namespace selfe {
namespace {

const char* name_of(End how) {
    switch (how) {
        case End::Return:
            return "return";
        case End::Panic:
            return "panic";
        case End::Assert:
            return "assert";
        case End::Terminate:
            return "terminate";
        case End::PureVirtual:
            return "pure-virtual";
        case End::Fault:
            return "fault";
    }
    return "unknown";
}

}  // namespace

[[gnu::weak]] void end_program(End how, const char* text) {
    if (how != End::Return && how != End::Fault) {
        const auto frame = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
        send_backtrace(FrameWalk(frame, this_thread::stack()));
    }
    Frame frame;
    frame.text("END ").text(name_of(how));
    if (*text != '\0') {
        frame.text(" ").text(text);
    }
    frame.send();
    stop_thread();
}

}  // namespace selfe
