// Panic, and the library functions by which C and C++ code gives up.
// SPDX-License-Identifier: BSD-2-Clause
//
// All are weak: a program that defines one of them itself has its own, and the others as they are
// here. What all of them come down to is end_program.
#include "selfe/panic.hpp"

#include "selfe/format.hpp"

namespace selfe {

[[gnu::weak]] void panic(const char* sentence) {
    end_program(End::Panic, sentence);
}

}  // namespace selfe

/// Called by libsel4's seL4_Assert and seL4_Fail, by Result, and by the C library's assert, which
/// declares it with an unsigned line.
extern "C" [[noreturn, gnu::weak]] void __assert_fail(const char* expression, const char* file,
                                                      int line, const char* function) {
    char text[160];
    selfe::Format format(text, sizeof text - 1);
    format.text(file).character(':').decimal(static_cast<unsigned>(line)).text(": ");
    format.text(function).text(": ").text(expression);
    text[format.size()] = '\0';
    selfe::end_program(selfe::End::Assert, text);
}

extern "C" [[noreturn, gnu::weak]] void abort() {
    selfe::end_program(selfe::End::Terminate, "abort was called");
}

/// A function that was promised to exist and is not: called before its object was built.
extern "C" [[noreturn, gnu::weak]] void __cxa_pure_virtual() {
    selfe::end_program(selfe::End::PureVirtual, "");
}

extern "C" [[noreturn, gnu::weak]] void __cxa_deleted_virtual() {
    selfe::end_program(selfe::End::PureVirtual, "deleted");
}

namespace std {
[[noreturn, gnu::weak]] void terminate() noexcept {
    selfe::end_program(selfe::End::Terminate, "");
}
}  // namespace std
