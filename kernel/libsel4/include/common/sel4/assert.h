/* Assertions of the interface headers, reported through the program's __assert_fail. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Called when an assertion fails; the program supplies it, as a C library does.
 *
 * It must not return.
 */
void __assert_fail(const char* str, const char* file, int line, const char* function);

#ifdef __cplusplus
}
#endif

#define seL4_Fail(message) __assert_fail(message, __FILE__, __LINE__, __func__)

/* Never compiled out; seL4_DebugAssert is. */
#define seL4_Assert(expr) ((expr) ? (void)0 : seL4_Fail(#expr))

#define seL4_CompileTimeAssert(expr) SEL4_COMPILE_ASSERT(seL4_CompileTimeAssert, expr)
