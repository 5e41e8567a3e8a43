// Thread-local storage: what a thread's block holds and how one is made.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch/tls_layout.hpp"

#include <stddef.h>

namespace selfe {

/// The initial value of a program's thread-local variables, as its ELF file has it.
struct TlsImage {
    const char* data{};    ///< bytes of the initialised variables
    size_t data_size{};    ///< bytes at `data`
    size_t size{};         ///< bytes of all variables; the rest is zero
    size_t alignment = 1;  ///< power of two

    /// The running program's, from its own program headers; empty without thread-local variables.
    [[nodiscard]] static TlsImage of_program();

    /// Size in bytes and alignment of the block that a thread needs.
    [[nodiscard]] constexpr arch::TlsLayout layout() const {
        return arch::TlsLayout::of(size, alignment);
    }

    /// Makes a block in `memory`, which has `layout().size` bytes aligned to `layout().alignment`,
    /// and returns the thread pointer that goes with it.
    [[nodiscard]] void* make_block(void* memory) const;
};

/// A thread-local variable of another thread: `mine` is the caller's, `thread_pointer` the other
/// thread's. Every thread's variables lie at the same distance from its thread pointer.
template <class T>
[[nodiscard]] T& of_thread(T& mine, const void* my_thread_pointer, void* thread_pointer) {
    const auto distance =
        reinterpret_cast<const char*>(&mine) - static_cast<const char*>(my_thread_pointer);
    return *reinterpret_cast<T*>(static_cast<char*>(thread_pointer) + distance);
}

}  // namespace selfe
