// Where a program's text goes: the kernel's debug output, or whatever driver the program names.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>

namespace selfe {

/// What a console must provide: `write` sends all bytes, in order, before it returns.
template <class T>
concept Console =
    requires(T& console, const char* bytes, size_t size) { console.write(bytes, size); };

/// The kernel's debug output (DebugPutChar). A kernel without KernelPrinting has none; then
/// everything written is lost, and a program that wants to be heard names a driver of its own.
struct DebugConsole {
    /// Whether this kernel prints at all.
    [[nodiscard]] static bool is_present();
    void write(const char* bytes, size_t size);
};

namespace detail {
/// A console without its type: the object and how to write to it.
struct ConsoleSink {
    void* console;
    void (*write)(void* console, const char* bytes, size_t size);
};
void set_console(ConsoleSink sink);
}  // namespace detail

/// Sends everything from now on to `console`, which must outlive the program. At the start it is
/// the DebugConsole.
template <Console T>
void use_console(T& console) {
    detail::set_console({&console, [](void* self, const char* bytes, size_t size) {
                             static_cast<T*>(self)->write(bytes, size);
                         }});
}

/// Writes to the console in use. Not locked: one thread of a program writes at a time.
void write_console(const char* bytes, size_t size);

}  // namespace selfe
