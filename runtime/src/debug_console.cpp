// Text through the kernel's debug output, one system call a character.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/console.hpp"
#include "selfe/sys.hpp"

namespace selfe {

// libsel4 declares seL4_DebugPutChar only for a kernel with KernelPrinting, and C++ has no way to
// ask whether a function of a namespace is declared: hence the preprocessor.
#ifdef CONFIG_PRINTING

bool DebugConsole::is_present() {
    return true;
}

void DebugConsole::write(const char* bytes, size_t size) {
    for (size_t index = 0; index < size; ++index) {
        sys::seL4_DebugPutChar(bytes[index]);
    }
}

#else

bool DebugConsole::is_present() {
    return false;
}

void DebugConsole::write(const char*, size_t) {}

#endif

}  // namespace selfe
