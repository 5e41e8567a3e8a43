// What a function keeps at its frame pointer, on x86_64: its caller's, then where it returns to.
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: "System V Application Binary Interface, AMD64 Architecture Processor Supplement", section
// "The Stack Frame".
#pragma once

#include <stdint.h>

namespace selfe::arch {

struct FrameRecord {
    uintptr_t caller_frame{};
    uintptr_t return_address{};
};

/// The record at frame pointer `frame`; all zero if it does not lie in `stack`, a StackBounds.
template <class Stack>
[[nodiscard]] FrameRecord read_frame_record(uintptr_t frame, Stack stack) {
    if (!stack.hold(frame, 2)) {
        return {};
    }
    const auto* const record = reinterpret_cast<const uintptr_t*>(frame);
    return {record[0], record[1]};
}

}  // namespace selfe::arch
