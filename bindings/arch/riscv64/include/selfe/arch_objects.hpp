// Objects that only RISC-V has: none that the other headers lack.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once
