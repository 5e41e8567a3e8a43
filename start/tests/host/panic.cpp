// What a panic is on the build machine.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"

#include <cstdlib>
#include <iostream>

void selfe::panic(const char* sentence) {
    std::cerr << "panic: " << sentence << '\n';
    std::abort();
}
