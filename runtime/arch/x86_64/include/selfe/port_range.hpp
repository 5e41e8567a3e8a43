// IO ports of a device that a program drives: claimed, used by a driver, given back.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/init_thread.hpp"
#include "selfe/io_port.hpp"
#include "selfe/port_registers.hpp"
#include "selfe/slot_owner.hpp"

namespace selfe {

/// Owns a range of IO ports, or nothing; moved (`hand_over`), never copied.
class [[nodiscard]] PortRange {
  public:
    constexpr PortRange() = default;

    /// `count` ports from `first` on, at least one. `control` is the authority over ports, which a
    /// root task has. Errors: OutOfSlots; Kernel: RevokeFirst if a port of the range is in use,
    /// InvalidArgument for a range that there cannot be. Nothing has changed then.
    [[nodiscard]] static Result<PortRange, MemoryError> claim(
        SlotAllocator& slots, uint16_t first, uint16_t count,
        Cap<IoPortControl> control = init_thread::io_port_control) {
        auto ports = SlotOwner<IoPort>::make(slots, [&](Slot slot) {
            return MemoryError(control.issue(first, Word{first} + count - 1, slot),
                               "seL4_X86_IOPortControl_Issue");
        });
        if (!ports) {
            return ports.error();
        }
        return PortRange(hand_over(ports).take(), first);
    }

    [[nodiscard]] Cap<IoPort> cap() const& { return ports_.cap(); }
    Cap<IoPort> cap() const&& = delete;
    /// For a driver that runs in this CSpace: offset 0 is the first port.
    [[nodiscard]] PortRegisters<> registers() const { return {first_, {ports_.cap()}}; }

    /// Gives the ports back now; nothing if nothing is owned. Errors: those of SlotOwner.reset.
    MemoryError reset() { return ports_.reset(); }

  private:
    PortRange(SlotOwner<IoPort>&& ports, uint16_t first)
        : ports_(hand_over(ports)), first_(first) {}

    SlotOwner<IoPort> ports_;
    uint16_t first_ = 0;
};

}  // namespace selfe
