// Registers of the local APIC, for the drivers that share it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// By their distance from the first register.
enum class LocalApic : Word {
    Id = 0x20,
    TaskPriority = 0x80,
    EndOfInterrupt = 0xb0,
    SpuriousVector = 0xf0,
    Requested = 0x200,
    TimerVector = 0x320,
    Lint0 = 0x350,
    Lint1 = 0x360,
    ErrorVector = 0x370,
    TimerStart = 0x380,
    TimerNow = 0x390,
    TimerDivide = 0x3e0,
};

std::uint32_t read_local_apic(LocalApic which);
void write_local_apic(LocalApic which, std::uint32_t value);

}  // namespace kernel::machine
