/* The whole user-level interface of the kernel. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/config.h>

#include <sel4/types.h>

#include <interfaces/sel4_client.h>
#include <sel4/bootinfo.h>
#include <sel4/faults.h>
#include <sel4/invocation.h>
#include <sel4/plat/api/constants.h>
#include <sel4/syscalls.h>
#include <sel4/virtual_client.h>

#include <sel4/deprecated.h>
