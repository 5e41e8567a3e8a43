/* The two objects that the headers only declare: IPC buffer pointer and remembered boot info. */
/* SPDX-License-Identifier: BSD-2-Clause */

#include <sel4/bootinfo.h>
#include <sel4/functions.h>

/* Each thread's own; whoever makes a thread sets it before its first message beyond registers. */
LIBSEL4_THREAD_LOCAL seL4_IPCBuffer* __sel4_ipc_buffer;

static seL4_BootInfo* remembered;

void seL4_InitBootInfo(seL4_BootInfo* bi) {
    remembered = bi;
}

seL4_BootInfo* seL4_GetBootInfo(void) {
    return remembered;
}
