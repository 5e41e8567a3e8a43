// Prints errors, with the kernel's text where it writes one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel_error.hpp"

#include "selfe/print.hpp"

namespace selfe {

// libsel4 declares the function only for a kernel with that option: hence the preprocessor.
#ifdef SELFE_HAS_seL4_GetDebugError
const char* kernel_error_text() {
    return sys::seL4_GetDebugError();
}
#else
const char* kernel_error_text() {
    return "";
}
#endif

void print_error(const char* call, Error error) {
    print(call, ": ", name_of(error));
    // The kernel ends its sentences with an end of line.
    const char* const text = kernel_error_text();
    print(*text == '\0' ? "\n" : ": ", text, *text == '\0' ? "" : "\n");
}

void print_error(const MemoryError& error) {
    if (error.cause == MemoryCause::Kernel) {
        print_error(error.call, error.kernel);
    } else {
        print(name_of(error.cause), "\n");
    }
}

}  // namespace selfe
