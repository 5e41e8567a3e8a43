/* Records of kernel entries, as a kernel with benchmarking logs them; this one has none. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/types.h>

/** What entered the kernel. */
typedef enum {
    Entry_Unknown,
    Entry_Interrupt,
    Entry_UnknownSyscall,
    Entry_UserLevelFault,
    Entry_DebugFault,
    Entry_VMFault,
    Entry_Syscall,
    Entry_VCPUFault
} entry_type_t;

/** One entry; which half of the union is valid depends on path. */
typedef struct SEL4_PACKED kernel_entry {
    /** An entry_type_t. */
    seL4_Word path : 3;
    union {
        struct {
            seL4_Word core : 3;
            seL4_Word word : 26;
        };
        struct {
            seL4_Word syscall_no : 4;
            seL4_Word cap_type : 5;
            seL4_Word is_fastpath : 1;
            seL4_Word invocation_tag : 19;
        };
    };
} kernel_entry_t;
