// What compilers expect of a C++ library: as little of it as a program without a heap needs.
// SPDX-License-Identifier: BSD-2-Clause
//
// What is *not* here is part of the interface: `operator new` does not link, because there is no
// heap unless a program brings one; `__cxa_thread_atexit` does not either, because nothing would
// ever run a thread-local destructor.
#include "selfe/panic.hpp"

#include <stddef.h>

extern "C" {

/// Names the program to __cxa_atexit; there is only one.
[[gnu::visibility("hidden")]] void* __dso_handle = nullptr;

/// Registers the destructor of a static object. A root task never exits: it is suspended with all
/// its objects alive, so the destructor is not kept.
int __cxa_atexit(void (*)(void*), void*, void*) {
    return 0;
}

}  // extern "C"

// A virtual destructor refers to operator delete even if nobody deletes. Weak: a program with a
// heap brings its own.
[[gnu::weak]] void operator delete(void*) noexcept {
    selfe::panic("operator delete in a program without a heap");
}
[[gnu::weak]] void operator delete(void*, size_t) noexcept {
    selfe::panic("operator delete in a program without a heap");
}
