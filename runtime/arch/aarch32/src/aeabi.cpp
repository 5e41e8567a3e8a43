// What the Run-time ABI for the Arm Architecture lets compilers call, besides libgcc's arithmetic.
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: "Run-time ABI for the Arm Architecture", sections "Memory copying, clearing, and setting"
// and "Division by zero". GCC calls memcpy and its kin by their own names, clang by these.
#include "selfe/panic.hpp"

#include <stddef.h>
#include <stdint.h>

extern "C" {

void* memcpy(void* destination, const void* source, size_t size);
void* memmove(void* destination, const void* source, size_t size);
void* memset(void* destination, int value, size_t size);

// The suffixes promise an alignment; memcpy finds out by itself.
#define SELFE_MEMORY_FUNCTIONS(suffix)                                                 \
    void __aeabi_memcpy##suffix(void* destination, const void* source, size_t size) {  \
        memcpy(destination, source, size);                                             \
    }                                                                                  \
    void __aeabi_memmove##suffix(void* destination, const void* source, size_t size) { \
        memmove(destination, source, size);                                            \
    }                                                                                  \
    /* Not the order of memset. */                                                     \
    void __aeabi_memset##suffix(void* destination, size_t size, int value) {           \
        memset(destination, value, size);                                              \
    }                                                                                  \
    void __aeabi_memclr##suffix(void* destination, size_t size) {                      \
        memset(destination, 0, size);                                                  \
    }

SELFE_MEMORY_FUNCTIONS()
SELFE_MEMORY_FUNCTIONS(4)
SELFE_MEMORY_FUNCTIONS(8)

/// Where libgcc's division arrives with a divisor of zero. Its own would raise a signal of an
/// operating system that is not there.
int __aeabi_idiv0(int) {
    selfe::panic("division by zero");
}
int64_t __aeabi_ldiv0(int64_t) {
    selfe::panic("division by zero");
}

/// What __cxa_atexit is on this architecture ("C++ ABI for the Arm Architecture", section "Static
/// object destruction"): the same, as useless to a program that never exits (cxx_support.cpp).
int __aeabi_atexit(void*, void (*)(void*), void*) {
    return 0;
}

/// Named by libgcc's unwinding tables. Nothing here unwinds, so nothing calls them.
void __aeabi_unwind_cpp_pr0() {}
void __aeabi_unwind_cpp_pr1() {}
void __aeabi_unwind_cpp_pr2() {}

}  // extern "C"
