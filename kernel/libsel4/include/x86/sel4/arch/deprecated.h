/* Former names of x86: none is left; the name is part of the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
