// A printer's buffer goes out when it is full and at the end.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/print.hpp"

namespace selfe {

void Printer::put(char character) {
    if (size_ == sizeof buffer_) {
        flush();
    }
    buffer_[size_++] = character;
}

void Printer::flush() {
    write_console(buffer_, size_);
    size_ = 0;
}

void Printer::add(char character) {
    if (character == '\n') {
        put('\r');
    }
    put(character);
}

void Printer::add(const char* text) {
    while (*text != '\0') {
        add(*text++);
    }
}

void Printer::add(const Format& format) {
    for (size_t index = 0; index < format.size(); ++index) {
        add(format.data()[index]);
    }
}

void Printer::add(Hex number) {
    char digits[16];
    add("0x");
    add(Format(digits).hex(number.value));
}

void Printer::add_signed(int64_t number) {
    char digits[20];
    add(Format(digits).signed_decimal(number));
}

void Printer::add_unsigned(uint64_t number) {
    char digits[20];
    add(Format(digits).decimal(number));
}

}  // namespace selfe
