// The two buses of an i.MX6 that its debug access port reaches: memory, and the debug components.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "bus.hpp"
#include "debug_unit.hpp"
#include "machine.hpp"

namespace selfe::jtag {

/// Memory and devices, past the processor: physical addresses, while it runs or not. What belongs
/// to the cores alone (interrupt controller, private timers) answers with an error.
class MemoryBus : public Bus {
  public:
    explicit MemoryBus(Machine& machine) : machine_(machine) {}

    std::optional<std::uint32_t> read(std::uint32_t address, unsigned bytes) override;
    bool write(std::uint32_t address, unsigned bytes, std::uint32_t value) override;

  private:
    Machine& machine_;
};

/// A ROM table that lists one debug unit, and the unit. Everything else answers with an error.
class DebugBus : public Bus {
  public:
    /// As a debugger sees them; target/imx6.cfg, which OpenOCD ships, has the same for core 0.
    static constexpr std::uint32_t rom_table = 0x8214'0000;
    static constexpr std::uint32_t debug_unit = 0x8215'0000;

    explicit DebugBus(DebugUnit& unit) : unit_(unit) {}

    std::optional<std::uint32_t> read(std::uint32_t address, unsigned bytes) override;
    bool write(std::uint32_t address, unsigned bytes, std::uint32_t value) override;

  private:
    DebugUnit& unit_;
};

}  // namespace selfe::jtag
