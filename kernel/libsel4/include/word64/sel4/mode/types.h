/* Widths of badges and CNode data on machines with 64-bit words. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define seL4_BadgeBits 64
/* A CNode capability's data word: guard size below, guard above. */
#define seL4_GuardSizeBits 6
#define seL4_GuardBits 58
