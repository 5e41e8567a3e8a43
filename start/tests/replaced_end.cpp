// Replaces the runtime's hook for the end of a program.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/panic.hpp"
#include "selfe/print.hpp"

void selfe::end_program(End how, const char* text) {
    print("my own end: ", how == End::Return ? "returned " : "otherwise ", text, "\n");
    stop_thread();
}

int main() {
    return -17;
}
