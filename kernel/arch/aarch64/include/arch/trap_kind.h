/* Which of the exception vectors was taken from user level. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#define TRAP_SYNCHRONOUS 0
#define TRAP_INTERRUPT 1
#define TRAP_UNEXPECTED 2
