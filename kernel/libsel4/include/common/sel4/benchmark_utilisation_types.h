/* Word indexes of utilisation reports: only kernels with benchmarking have any; the name is part of
 * the layout. */
/* SPDX-License-Identifier: BSD-2-Clause */
#pragma once
