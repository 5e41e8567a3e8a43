// The loader's last words: one line on the platform's UART, then a halt.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"

namespace selfe::loader {

/// Where `panic` prints from now on; before that it halts without a word.
void use_uart(UartKind kind, uint64_t base);

/// Prints `selfe loader: <sentence>` if the platform's UART is known and stops the core.
[[noreturn]] void panic(const char* sentence);

}  // namespace selfe::loader
