// The published interface this kernel implements: the C headers of kernel/libsel4, nothing else.
// SPDX-License-Identifier: BSD-2-Clause
//
// Labels, error codes, object types, sizes and boot-info layout come from the very headers that
// user programs are compiled with, so that kernel and user cannot disagree about a number.
#pragma once

extern "C" {
#include <sel4/bootinfo_types.h>
#include <sel4/invocation.h>
#include <sel4/plat/api/constants.h>
#include <sel4/types.h>
}

// The headers leave these helper macros behind; none of the kernel's own
// names may be replaced by one.
#undef CONST
#undef PURE
