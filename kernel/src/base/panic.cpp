// The end of the line: a broken invariant stops the machine with one sentence on the console.
// SPDX-License-Identifier: BSD-2-Clause
#include "base/panic.hpp"

#include "base/console.hpp"
#include "machine/cpu.hpp"

namespace kernel {

void panic(const char* sentence) {
    console::line("panic: ", sentence, "; halting...");
    machine::halt();
}

}  // namespace kernel
