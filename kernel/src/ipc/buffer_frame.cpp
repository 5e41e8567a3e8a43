// IPC buffers: which frames may hold one and how the kernel reaches it.
// SPDX-License-Identifier: BSD-2-Clause
#include "ipc/buffer_frame.hpp"

namespace kernel::buffer_frame {

Status check(const Cap& cap, Word address) {
    if (!cap.is<FrameCap>() || cap.as<FrameCap>().is_device) {
        return Error::illegal_operation();
    }
    if (!is_aligned(address, seL4_IPCBufferSizeBits)) {
        return Error::alignment();
    }
    return ok;
}

seL4_IPCBuffer* find_buffer(const Cap& cap, Word address, bool needs_write) {
    if (!cap.is<FrameCap>()) {
        return nullptr;
    }
    const auto frame = cap.as<FrameCap>();
    const Word needed = needs_write ? Rights::read | Rights::write : Rights::read;
    if (frame.is_device || !Rights{frame.rights}.has_all(needed)) {
        return nullptr;
    }
    // Only the offset comes from the user's address: the frame itself is what
    // the capability proves.
    const Word offset = address & mask(frame_bits(frame.size));
    return machine::from_physical<seL4_IPCBuffer>(frame.base + offset);
}

}  // namespace kernel::buffer_frame
