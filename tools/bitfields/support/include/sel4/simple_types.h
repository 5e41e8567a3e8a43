/* Stands in for libsel4's header of this name, so that 32-bit types compile on a 64-bit host. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <stdint.h>

typedef uint32_t seL4_Uint32;
typedef uint64_t seL4_Uint64;

#define LIBSEL4_INLINE_FUNC static inline
/* Without attributes: an accessor that refuses throws here, and a const function must return. */
#define CONST
#define PURE
