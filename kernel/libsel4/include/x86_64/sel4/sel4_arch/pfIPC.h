/* Former layout of page fault messages: nothing is left; the name is part of the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
