// The loader's last words: one line on the platform's UART, then a halt.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe::loader {

/// Prints `selfe loader: <sentence>` on the UART of `use_uart` (uart.hpp) and stops the core.
[[noreturn]] void panic(const char* sentence);

}  // namespace selfe::loader
