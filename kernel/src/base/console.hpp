// The kernel's own lines on the console: `kernel: …`, text and hexadecimal numbers only.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::console {

void print(const char* text);
void print(Word number);

/// One whole line `kernel: <parts>`; a part is a string or a word (printed as 0x…).
template <typename... Parts>
void line(Parts... parts) {
    print("kernel: ");
    (print(parts), ...);
    print("\n");
}

}  // namespace kernel::console
