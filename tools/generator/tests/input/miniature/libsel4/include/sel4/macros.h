/* Spelling aids, none of which may reach user code. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define CONST __attribute__((__const__))
#define LIBSEL4_BIT(n) (1ul << (n))
#define LIBSEL4_INLINE static inline
#define LIBSEL4_INLINE_FUNC static inline
#define SEL4_DEPRECATE_MACRO(x) _Pragma("deprecated") x
#define SEL4_FORCE_LONG_ENUM(type) _enum_pad_##type = ((1ULL << ((sizeof(long) * 8) - 1)) - 1)
