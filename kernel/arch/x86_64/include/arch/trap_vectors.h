/* Which interrupt vector means what. */
/* SPDX-License-Identifier: BSD-2-Clause */
/* Read by assembly and C++; src/irq.cpp checks FIRST_USER_VECTOR against kernel/libsel4. */
#pragma once

#define VECTOR_NMI 2
#define VECTOR_FPU_UNAVAILABLE 7
#define VECTOR_DOUBLE_FAULT 8
#define VECTOR_PAGE_FAULT 14
#define VECTOR_MACHINE_CHECK 18

/* The legacy controller is masked, but may still claim an interrupt that went away. */
#define FIRST_LEGACY_VECTOR 0x20

/* Vectors that user level can get, numbered from 0 for it, and the kernel's own above them. */
#define FIRST_USER_VECTOR 0x30
#define USER_VECTORS 108
#define VECTOR_TIMER 0x9c
#define VECTOR_SPURIOUS 0xff

/* No vector: the syscall instruction. */
#define TRAP_SYSCALL 0x100
