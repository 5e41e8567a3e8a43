// The platform's UART, as far as the loader's one line needs it: sending by polling.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "loader/payload.h"

namespace selfe::loader {

/// Where `put_character` sends from now on; before that it does nothing. Whoever started the loader
/// has set up speed and format of the line. `register_shift`: see Payload.
void use_uart(UartKind kind, uint64_t base, uint32_t register_shift);

/// Waits until the UART takes a character and gives it this one.
void put_character(char character);

}  // namespace selfe::loader
