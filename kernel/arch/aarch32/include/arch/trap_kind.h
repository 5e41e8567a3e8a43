/* Which of the exception vectors was taken from user level. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define TRAP_UNDEFINED 0
#define TRAP_SUPERVISOR_CALL 1
#define TRAP_PREFETCH_ABORT 2
#define TRAP_DATA_ABORT 3
#define TRAP_INTERRUPT 4
#define TRAP_UNEXPECTED 5
