// Prints errors, with the kernel's text where it writes one.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/kernel_error.hpp"

#include "selfe/format.hpp"
#include "selfe/print.hpp"

namespace selfe {
namespace {

/// What of the kernel's text is worth reading: not its colours ("Control Functions for Coded
/// Character Sets", ECMA-48, sequences ESC [ … letter), not its ends of line.
void copy_words(const char* from, Format& to) {
    constexpr char escape = '\x1b';
    bool is_sequence = false;
    for (; *from != '\0'; ++from) {
        if (*from == escape) {
            is_sequence = true;
        } else if (is_sequence) {
            is_sequence = *from < '@' || *from == '[';
        } else if (*from >= ' ') {
            to.character(*from);
        }
    }
}

}  // namespace

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
    char words[256];
    Format text(words, sizeof words - 1);
    copy_words(kernel_error_text(), text);
    words[text.size()] = '\0';
    print(call, ": ", name_of(error), text.size() == 0 ? "" : ": ", static_cast<const char*>(words),
          "\n");
}

void print_error(const MemoryError& error) {
    if (error.cause == MemoryCause::Kernel) {
        print_error(error.call, error.kernel);
    } else {
        print(name_of(error.cause), "\n");
    }
}

}  // namespace selfe
