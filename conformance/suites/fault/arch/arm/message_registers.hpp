// Registers that differ from each other, and where messages about faults have them, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "faulting_thread.hpp"
#include "message_layout.hpp"

namespace selfe::conformance {

/// Registers of which those in the message have values of their own.
inline UserContext distinct_registers(const void* code, const Word (&arguments)[argument_count],
                                      Word flags) {
    UserContext registers{};
    registers.*program_counter = address_of(code);
    registers.sp = stack;
    registers.*status_register = flags;
    for (Word i = 0; i < argument_count; ++i) {
        registers.*argument_registers[i] = arguments[i];
    }
    registers.*link_register = link;
    return registers;
}

}  // namespace selfe::conformance
