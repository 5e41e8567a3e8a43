/* x86-64 (LP64): a long has 64 bits, and a word is one. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define SEL4_INT64_IS_LONG
#define SEL4_WORD_IS_UINT64
