// How a program ends: every end is one frame that the runner understands, then silence.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace selfe {

/// Why a program is over.
enum class End {
    Return,       ///< main returned
    Panic,        ///< `panic` was called
    Assert,       ///< an assertion failed (assert, seL4_Assert)
    Terminate,    ///< std::terminate or abort
    PureVirtual,  ///< a pure virtual function was called
    Fault,        ///< the program's first thread faulted, and somebody noticed (start's FaultGuard)
};

/// Ends the program because an invariant is broken; never compiled out. Weak, like everything by
/// which code gives up (`__assert_fail`, `abort`, `std::terminate`, `__cxa_pure_virtual`): a
/// program may define its own.
[[noreturn]] void panic(const char* sentence);

/// Where every end arrives. The one that is there sends a backtrace (backtrace.hpp) of the
/// caller, unless main returned or a fault is told, then `END <how> <text>`, and stops the calling
/// thread. A program that defines its own replaces it (the definition here is weak); it must not
/// return. `text` is one line, perhaps empty.
[[noreturn]] void end_program(End how, const char* text);

/// Stops the calling thread for good: it suspends its own TCB, if it knows it
/// (`this_thread::set_tcb`), else it traps, so that its fault handler is told.
[[noreturn]] void stop_thread();

}  // namespace selfe
