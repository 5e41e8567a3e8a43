/* Integers of fixed size, machine words and capability pointers. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/simple_types.h>
#include <sel4/macros.h>
#include <sel4/sel4_arch/constants.h>

/*
 * Compiler types rather than <stdint.h>: the interface needs no C library headers. What the
 * architecture says about its 64-bit type keeps printf formats and C++ overloads right.
 */
typedef signed char seL4_Int8;
typedef unsigned char seL4_Uint8;
typedef short seL4_Int16;
typedef unsigned short seL4_Uint16;
typedef int seL4_Int32;
typedef unsigned int seL4_Uint32;
#if defined(SEL4_INT64_IS_LONG)
typedef long seL4_Int64;
typedef unsigned long seL4_Uint64;
#elif defined(SEL4_INT64_IS_LONG_LONG)
typedef long long seL4_Int64;
typedef unsigned long long seL4_Uint64;
#else
#error "the architecture must say which type has 64 bits"
#endif

/** A register: what one message word, address or invocation argument holds. */
#if defined(SEL4_WORD_IS_UINT64)
typedef seL4_Uint64 seL4_Word;
#elif defined(SEL4_WORD_IS_UINT32)
typedef seL4_Uint32 seL4_Word;
#else
#error "the architecture must say which type is a word"
#endif

/** Address of a capability in the caller's capability space. */
typedef seL4_Word seL4_CPtr;

typedef seL4_Int8 seL4_Bool;
#define seL4_True 1
#define seL4_False 0

#ifdef __cplusplus
#define seL4_Null 0L
#else
#define seL4_Null ((void*)0)
#endif

#define seL4_integer_size_assert(type, bytes) \
    SEL4_COMPILE_ASSERT(size_of_##type##_is_##bytes, sizeof(type) == bytes)

/* These macros bring their own semicolon. */
/* clang-format off */
seL4_integer_size_assert(seL4_Int8, 1)
seL4_integer_size_assert(seL4_Uint8, 1)
seL4_integer_size_assert(seL4_Int16, 2)
seL4_integer_size_assert(seL4_Uint16, 2)
seL4_integer_size_assert(seL4_Int32, 4)
seL4_integer_size_assert(seL4_Uint32, 4)
seL4_integer_size_assert(seL4_Int64, 8)
seL4_integer_size_assert(seL4_Uint64, 8)
SEL4_COMPILE_ASSERT(word_has_the_configured_size, sizeof(seL4_Word) * 8 == CONFIG_WORD_SIZE)
/* clang-format on */

/* printf conversions. */
#if defined(SEL4_INT64_IS_LONG)
#define SEL4_PRId64 "ld"
#define SEL4_PRIi64 "li"
#define SEL4_PRIu64 "lu"
#define SEL4_PRIx64 "lx"
#else
#define SEL4_PRId64 "lld"
#define SEL4_PRIi64 "lli"
#define SEL4_PRIu64 "llu"
#define SEL4_PRIx64 "llx"
#endif

#if defined(SEL4_WORD_IS_UINT64)
#define SEL4_PRId_word SEL4_PRId64
#define SEL4_PRIi_word SEL4_PRIi64
#define SEL4_PRIu_word SEL4_PRIu64
#define SEL4_PRIx_word SEL4_PRIx64
#else
#define SEL4_PRId_word "d"
#define SEL4_PRIi_word "i"
#define SEL4_PRIu_word "u"
#define SEL4_PRIx_word "x"
#endif
#define SEL4_PRI_word SEL4_PRIu_word
