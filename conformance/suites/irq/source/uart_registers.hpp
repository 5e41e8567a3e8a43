// The registers of the platform's UART, by number, whichever way they are reached.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// Gets at the UART, which the console may use, too.
void get_uart(Case& t, const BootSpace& boot);
uint32_t uart_read(Word number);
void uart_write(Word number, uint32_t value);

}  // namespace selfe::conformance
