/* Former names of Arm: none is left; the name is part of the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
