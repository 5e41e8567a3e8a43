/* Constants of the SABRE Lite: those of its processor, and where user level's addresses end. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/arch/constants_cortex_a9.h>
#include <sel4/config.h>

/* Former name of the limit: the first address that is the kernel's. */
#define seL4_UserTop 0xe0000000
/* Last virtual address that user level may map. */
#define seL4_UserVSpaceTop (seL4_UserTop - 1)
