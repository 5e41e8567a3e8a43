/* System calls of Arm: the common ones, made of arm_sys_send and its siblings. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/sel4_arch/syscalls.h>

/* Already there when something else stands in for the trap instruction. */
#ifndef LIBSEL4_TRAP
#define LIBSEL4_TRAP(operation) arm_sys_##operation
#endif

#include <sel4/trap_syscalls.h>
