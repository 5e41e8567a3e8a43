// Replaces the hooks of assertion and panic, and leaves the end to the runtime.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"
#include "selfe/print.hpp"
#include "selfe/result.hpp"

extern "C" void __assert_fail(const char* expression, const char*, int, const char*) {
    selfe::print("my own assertion\n");
    selfe::panic(expression);
}

void selfe::panic(const char* sentence) {
    print("my own panic\n");
    end_program(End::Panic, sentence);
}

int main() {
    const selfe::Result<int> result(selfe::Error::RangeError);
    return result.value();
}
