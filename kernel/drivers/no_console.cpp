// A kernel without CONFIG_PRINTING is silent: the UART belongs to the root task.
// SPDX-License-Identifier: BSD-2-Clause
#include "machine/console.hpp"

namespace kernel::machine {

void start_console() {}
void put_char(char) {}

}  // namespace kernel::machine
