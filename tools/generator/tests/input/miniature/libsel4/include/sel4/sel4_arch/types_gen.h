/* Made last by a kernel's build, from bitfield specifications; this interface has none. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
