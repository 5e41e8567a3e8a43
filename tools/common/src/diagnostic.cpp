// Prints a diagnostic the way compilers do, so that editors can jump to the place.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/common/diagnostic.hpp"

#include <ostream>

namespace selfe {
namespace {

void print_as(const char* kind, const Diagnostic& diagnostic, std::ostream& out) {
    if (!diagnostic.file.empty()) {
        out << diagnostic.file << ':';
        if (diagnostic.line != 0) {
            out << diagnostic.line << ':';
            if (diagnostic.column != 0) {
                out << diagnostic.column << ':';
            }
        }
        out << ' ';
    }
    out << kind << ": " << diagnostic.message << '\n';
    if (!diagnostic.hint.empty()) {
        out << "hint: " << diagnostic.hint << '\n';
    }
}

}  // namespace

void print(const Diagnostic& diagnostic, std::ostream& out) {
    print_as("error", diagnostic, out);
}

void print_note(const Diagnostic& diagnostic, std::ostream& out) {
    print_as("note", diagnostic, out);
}

}  // namespace selfe
