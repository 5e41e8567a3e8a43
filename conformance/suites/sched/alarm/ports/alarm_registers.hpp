// How a case reaches the registers of the platform's timer: by IO ports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/boot_space.hpp"
#include "selfe/platform.hpp"
#include "selfe/port_registers.hpp"

namespace selfe::conformance {

using AlarmRegisters = PortRegisters<>;

inline AlarmRegisters alarm_registers(Case& t, const BootSpace& boot) {
    constexpr uint16_t first = platform::timer::base;
    constexpr Word count = 4;  // those of an 8254, the only kind there is
    const Slot slot = t.empty_slot();
    t.must(
        boot.cap<IoPortControl>(sys::seL4_CapIOPortControl).issue(first, first + count - 1, slot),
        "the timer's ports cannot be issued");
    return {first, OnePortCap{Cap<IoPort>{slot.index}}};
}

}  // namespace selfe::conformance
