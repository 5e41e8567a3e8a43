/* Arm shares no types with the kernel beyond the generic ones; the name is part of the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once

#include <sel4/shared_types.h>
