/* Boot info: its types and the two functions of former root tasks. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/bootinfo_types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Remembers the address that the root task was started with. */
void seL4_InitBootInfo(seL4_BootInfo* bi)
    SEL4_DEPRECATED("keep the address from the first argument register yourself");

/** What seL4_InitBootInfo remembered. */
seL4_BootInfo* seL4_GetBootInfo(void)
    SEL4_DEPRECATED("keep the address from the first argument register yourself");

#ifdef __cplusplus
}
#endif
