// One character to the console that kernel and user share.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel::machine {

void start_console();

/// Waits until there is room. A line feed is sent as carriage return and line feed.
void put_char(char c);

}  // namespace kernel::machine
