// The loader's one line of text.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/panic.hpp"

#include "loader/arch/machine.hpp"
#include "loader/uart.hpp"

namespace selfe::loader {
namespace {

void print(const char* text) {
    for (; *text != '\0'; ++text) {
        put_character(*text);
    }
}

}  // namespace

void panic(const char* sentence) {
    print("\r\nselfe loader: ");
    print(sentence);
    print("\r\n");
    arch::halt();
}

}  // namespace selfe::loader
