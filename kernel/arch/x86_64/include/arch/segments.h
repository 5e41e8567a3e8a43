/* Segment selectors: the table behind them is in src/machine/segments.cpp. */
/* SPDX-License-Identifier: BSD-2-Clause */
/* Read by assembly and C++. The order of the user selectors is that of the sysret instruction. */
#pragma once

#define KERNEL_CODE 0x08
#define KERNEL_DATA 0x10
#define TASK_STATE 0x18
#define USER_DATA 0x33
#define USER_CODE 0x3b
