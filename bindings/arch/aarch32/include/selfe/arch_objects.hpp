// Objects that only AArch32 has: none that the other headers lack.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once
