// Threads that begin with chosen registers instead of a C++ function.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "faulting_code.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {

/// A worker that is ready to run with these registers; its faults go to `handler`.
inline Worker prepare_at(Case& t, const FaultHandler& handler, const UserContext& registers) {
    struct NoBody {};
    static NoBody none;
    const Worker worker =
        t.prepare<NoBody>(none, [](NoBody&) {}, {.fault_handler = handler.address()});
    t.must(worker.tcb().write_registers(false, 0, user_context_words, registers),
           "a worker's registers cannot be written");
    return worker;
}

/// The same, running.
inline Worker start_at(Case& t, const FaultHandler& handler, const UserContext& registers) {
    const Worker worker = prepare_at(t, handler, registers);
    t.must(worker.tcb().resume(), "a worker cannot be resumed");
    return worker;
}

inline Word address_of(const void* code) {
    return reinterpret_cast<Word>(code);
}

/// Whether a fault is the unknown system call that stands behind the instruction at `code`.
inline bool is_behind(const Delivery& fault, const void* code) {
    return fault.info.label() == sys::seL4_Fault_UnknownSyscall &&
           fault.words[sys::seL4_UnknownSyscall_FaultIP] == address_of(code) + instruction_size;
}

}  // namespace selfe::conformance
