/* x86: the word types come from the instruction set. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/sel4_arch/simple_types.h>
