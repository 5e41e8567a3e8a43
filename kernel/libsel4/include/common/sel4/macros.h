/* Compiler vocabulary of the headers: attributes, compile-time checks, long enumerations. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/config.h>

/* A function of its argument values only. */
#define CONST __attribute__((__const__))
/* A function without effects that may read memory. */
#define PURE __attribute__((__pure__))

#define SEL4_PACKED __attribute__((packed))
#define SEL4_DEPRECATED(reason) __attribute__((deprecated(reason)))
#define LIBSEL4_UNUSED __attribute__((unused))
#define LIBSEL4_WEAK __attribute__((weak))
#define LIBSEL4_NOINLINE __attribute__((noinline))

/* System call stubs and accessors are compiled into their callers: there is no libsel4.a. */
#define LIBSEL4_INLINE static inline
#define LIBSEL4_INLINE_FUNC static inline

#define LIBSEL4_THREAD_LOCAL __thread

#ifdef __cplusplus
#define SEL4_COMPILE_ASSERT(name, expr) static_assert(expr, #name);
#else
#define SEL4_COMPILE_ASSERT(name, expr) _Static_assert(expr, #name);
#endif

/* The parts of a message buffer must add up to the whole. */
#define SEL4_SIZE_SANITY(index, entry, size) \
    SEL4_COMPILE_ASSERT(index##_##entry##_##size, (index) + (entry) == size)

/*
 * An enumerator that forces its enumeration to the size of a long. Compilers and ABIs disagree on
 * the size of small enumerations; a type that crosses the kernel boundary may not depend on that.
 */
#define SEL4_FORCE_LONG_ENUM(type) _enum_pad_##type = __LONG_MAX__

#define LIBSEL4_BIT(n) (1ul << (n))
