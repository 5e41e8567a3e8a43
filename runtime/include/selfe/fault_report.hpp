// A fault for people to read: what happened and where, the registers, how the thread came there.
// SPDX-License-Identifier: BSD-2-Clause
//
//     thread "reader" faulted: write to 0x10, nothing is mapped there; it stood at 0x401234
//       pc 0x401234  sp 0x10000f80  …
//
// and a backtrace (backtrace.hpp), in which the host names functions and lines.
#pragma once

#include "selfe/backtrace.hpp"
#include "selfe/fault.hpp"
#include "selfe/format.hpp"
#include "selfe/tcb.hpp"

namespace selfe {

/// Who has faulted, as far as it is known.
struct FaultedThread {
    const char* name = "thread";
    Cap<Tcb> tcb{};       ///< null: registers are not printed
    StackBounds stack{};  ///< in the caller's address space; empty: no callers are named
};

/// The fault in words, without an end of line: `write to 0x10, nothing is mapped there`.
void describe(const Fault& fault, Format& text);

/// Whether the thread has run over the end of `stack`, into the page below it that is no memory.
[[nodiscard]] bool is_stack_overflow(const Fault& fault, StackBounds stack);

/// The instruction at which the thread stood; 0 for a fault that does not say.
[[nodiscard]] Word instruction_of(const Fault& fault);

/// Prints all of that. The thread is blocked in the fault, as it is for its handler and for who has
/// joined it, until it is answered; console and frames are not locked.
void print_fault(const Fault& fault, const FaultedThread& thread = {});

/// Prints all registers, four a line.
void print_registers(const UserContext& registers);

}  // namespace selfe
