/* Constants of the platform: hardware breakpoints, for kernels that offer them. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/config.h>

#ifdef CONFIG_HARDWARE_DEBUG_API
/* Each of the four debug registers serves instructions and data. */
#define seL4_NumHWBreakpoints (4)
#define seL4_FirstBreakpoint (-1)
#define seL4_NumExclusiveBreakpoints (0)
#define seL4_FirstWatchpoint (-1)
#define seL4_NumExclusiveWatchpoints (0)
#define seL4_FirstDualFunctionMonitor (0)
#define seL4_NumDualFunctionMonitors (4)
#endif
