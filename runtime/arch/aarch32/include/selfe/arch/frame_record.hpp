// What a function keeps at its frame pointer, on AArch32, where compilers do not agree about it.
// SPDX-License-Identifier: BSD-2-Clause
//
// The frame pointer is r11. clang follows the "Procedure Call Standard for the Arm Architecture",
// section "The Frame Pointer": it points to the caller's frame pointer, behind which lies the
// return address. GCC's points to the return address, in front of which lies the caller's frame
// pointer. One program may hold both. The word pointed to tells them apart: a caller's frame lies
// further up the stack, code never does.
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
    constexpr uintptr_t thumb_state = 1;  // in the lowest bit of an address of code
    if (!stack.hold(frame, 1)) {
        return {};
    }
    const auto* const word = reinterpret_cast<const uintptr_t*>(frame);
    if (*word > frame && stack.hold(*word, 1)) {
        return stack.hold(frame, 2) ? FrameRecord{word[0], word[1] & ~thumb_state} : FrameRecord{};
    }
    return stack.hold(frame - sizeof(uintptr_t), 1) ? FrameRecord{word[-1], word[0] & ~thumb_state}
                                                    : FrameRecord{};
}

}  // namespace selfe::arch
