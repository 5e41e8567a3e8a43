// IPC buffers: which frames may hold one and how the kernel reaches it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/result.hpp"
#include "cap/cap.hpp"

namespace kernel::buffer_frame {

/// `cap` may hold an IPC buffer at user address `address`.
/// Errors: IllegalOperation (no frame, or device memory), AlignmentError.
Status check(const Cap& cap, Word address);

/// The buffer inside the frame of `cap` that user level sees at `address`; null if `cap` is no
/// frame of RAM or does not give the rights: reading, and writing too if `needs_write`.
seL4_IPCBuffer* find_buffer(const Cap& cap, Word address, bool needs_write);

}  // namespace kernel::buffer_frame
