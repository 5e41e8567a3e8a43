// Gives a program a console of its own where the kernel does not print.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/boot_info.hpp"

namespace selfe::start {

/// Sets up the platform's UART as the program's console. The build picks the source file by how
/// the platform's UART is reached. Panics if it cannot: what a program prints must not vanish
/// without a sign, so it ends there, silent, unless its own `end_program` knows another way out.
void set_up_platform_console(const BootInfo& boot_info);

}  // namespace selfe::start
