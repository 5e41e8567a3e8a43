/* Every CONFIG_ macro of this prefix: the kernel's and the library's. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <kernel/gen_config.h>
#include <sel4/gen_config.h>
