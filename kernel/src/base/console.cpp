// The kernel's own lines on the console: `kernel: …`, text and hexadecimal numbers only.
// SPDX-License-Identifier: BSD-2-Clause
#include "base/console.hpp"

#include "machine/console.hpp"

namespace kernel::console {

void print(const char* text) {
    for (; *text != '\0'; ++text) {
        machine::put_char(*text);
    }
}

void print(Word number) {
    print("0x");
    unsigned shift = word_bits - 4;
    while (shift > 0 && (number >> shift) == 0) {
        shift -= 4;
    }
    for (;; shift -= 4) {
        machine::put_char("0123456789abcdef"[field(number, shift, 4)]);
        if (shift == 0) {
            return;
        }
    }
}

}  // namespace kernel::console
