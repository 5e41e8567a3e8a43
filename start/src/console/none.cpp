// A platform without a UART: a program is heard only through a kernel that prints.
// SPDX-License-Identifier: BSD-2-Clause
#include "../console.hpp"
#include "selfe/claims.hpp"

namespace selfe {

void start::set_up_platform_console(const BootInfo&) {}

void use_console_cap(Cap<Any>) {}

}  // namespace selfe
