// How x86_64 lays out a thread's TLS block: "variant II", data below the thread pointer.
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: "System V Application Binary Interface, AMD64 Architecture Processor Supplement", section
// "Thread-Local Storage", and "ELF Handling For Thread-Local Storage", section "TLS Data Structures
// Variant II".
#pragma once

#include <stddef.h>

namespace selfe::arch {

/// At the thread pointer: its own value, so that code can read it as %fs:0, and a word that belongs
/// to a dynamic linker; here it stays zero.
inline constexpr size_t thread_control_block_size = 16;

/// Where the parts of a TLS block of `size` bytes, aligned to `alignment`, lie from its start.
struct TlsLayout {
    size_t thread_pointer;  ///< what the thread register holds
    size_t data;            ///< the first byte of thread-local data
    size_t size;            ///< bytes of the whole block
    size_t alignment;       ///< of the block's start

    static constexpr TlsLayout of(size_t size, size_t alignment) {
        const size_t block_alignment =
            alignment > thread_control_block_size ? alignment : thread_control_block_size;
        // The linker counts offsets from the thread pointer down to the size, rounded up to the
        // data's own alignment.
        const size_t data_size = (size + alignment - 1) & -alignment;
        const size_t thread_pointer = (data_size + block_alignment - 1) & -block_alignment;
        return {thread_pointer, thread_pointer - data_size,
                thread_pointer + thread_control_block_size, block_alignment};
    }
};

/// Writes what the thread control block holds besides zeros: its own address.
inline void fill_control_block(void* thread_pointer) {
    *static_cast<void**>(thread_pointer) = thread_pointer;
}

}  // namespace selfe::arch
