// How the platform's timer is reached: by IO ports.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/platform.hpp"
#include "selfe/port_range.hpp"
#include "selfe/root_memory.hpp"

namespace selfe {

/// Owns the timer's ports, or nothing.
class TimerAccess {
  public:
    using Registers = PortRegisters<>;

    constexpr TimerAccess() = default;
    /// Errors: those of PortRange.claim.
    [[nodiscard]] static Result<TimerAccess, MemoryError> claim(RootMemory& memory) {
        constexpr uint16_t count = 4;  // those of an 8254, the only kind there is
        auto ports = PortRange::claim(memory.slots, platform::timer::base, count);
        if (!ports) {
            return ports.error();
        }
        TimerAccess access;
        access.ports_ = hand_over(ports).take();
        return access;
    }

    [[nodiscard]] Registers registers() const { return ports_.registers(); }

  private:
    PortRange ports_;
};

}  // namespace selfe
