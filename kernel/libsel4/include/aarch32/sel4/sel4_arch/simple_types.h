/* AArch32 (ILP32): a long has 32 bits, and so has a word. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define SEL4_INT64_IS_LONG_LONG
#define SEL4_WORD_IS_UINT32
