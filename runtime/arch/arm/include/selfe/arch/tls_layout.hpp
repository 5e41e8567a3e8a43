// How Arm lays out a thread's TLS block: "variant I", data above the thread pointer.
// SPDX-License-Identifier: BSD-2-Clause
//
// Sources: "ELF for the Arm 64-bit Architecture", section "Thread Local Storage"; "Addenda to, and
// Errata in, the ABI for the Arm Architecture", section "Thread Local Storage (TLS)"; "ELF Handling
// For Thread-Local Storage", section "TLS Data Structures Variant I".
#pragma once

#include <stddef.h>

namespace selfe::arch {

/// Two words at the thread pointer that belong to a dynamic linker; here they stay zero.
inline constexpr size_t thread_control_block_size = 2 * sizeof(void*);

/// Where the parts of a TLS block of `size` bytes, aligned to `alignment`, lie from its start.
struct TlsLayout {
    size_t thread_pointer;  ///< what the thread register holds
    size_t data;            ///< the first byte of thread-local data
    size_t size;            ///< bytes of the whole block
    size_t alignment;       ///< of the block's start

    static constexpr TlsLayout of(size_t size, size_t alignment) {
        const size_t block_alignment =
            alignment > thread_control_block_size ? alignment : thread_control_block_size;
        // The linker counts offsets from the thread pointer: the control block, rounded up to the
        // data's alignment, comes first.
        return {0, block_alignment, block_alignment + size, block_alignment};
    }
};

/// Writes what the thread control block holds besides zeros: nothing.
inline void fill_control_block(void*) {}

}  // namespace selfe::arch
