/* Widths of badges and CNode data on machines with 32-bit words. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define seL4_BadgeBits 28
/* A CNode capability's data word: three unused bits, guard size, guard. */
#define seL4_GuardSizeBits 5
#define seL4_GuardBits 18
