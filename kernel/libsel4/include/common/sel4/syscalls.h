/* System calls: the API of this configuration and the debug calls. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/functions.h>
#ifdef CONFIG_KERNEL_MCS
#include <sel4/syscalls_mcs.h>
#else
#include <sel4/syscalls_master.h>
#endif

#ifdef CONFIG_PRINTING

/** Writes a character to the kernel's console. */
LIBSEL4_INLINE_FUNC void seL4_DebugPutChar(char c);

/** Writes a string to the kernel's console, one system call a character. */
LIBSEL4_INLINE_FUNC void seL4_DebugPutString(char* str);

/** Prints every thread with state, priority and instruction pointer. */
LIBSEL4_INLINE_FUNC void seL4_DebugDumpScheduler(void);

#endif

#ifdef CONFIG_DEBUG_BUILD

/** Stops the machine. */
LIBSEL4_INLINE_FUNC void seL4_DebugHalt(void);

/** Prints the capabilities of every thread. */
LIBSEL4_INLINE_FUNC void seL4_DebugSnapshot(void);

/** Kernel's internal type number of a capability; 0 for an empty or unreachable slot. */
LIBSEL4_INLINE_FUNC seL4_Uint32 seL4_DebugCapIdentify(seL4_CPtr cap);

/**
 * Names a thread in the kernel's diagnostics.
 *
 * The name travels in the caller's IPC buffer, whose message words it overwrites, and is cut off
 * where they end.
 */
LIBSEL4_INLINE_FUNC void seL4_DebugNameThread(seL4_CPtr tcb, const char* name);

#endif

#include <sel4/arch/syscalls.h>
