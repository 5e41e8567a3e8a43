// The JTAG connector of a SABRE Lite: the chain of its i.MX6, its reset lines, its power.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "access_port.hpp"
#include "buses.hpp"
#include "chain.hpp"
#include "debug_port.hpp"
#include "debug_unit.hpp"
#include "faults.hpp"
#include "machine.hpp"

namespace selfe::jtag {

/// TDI - system JTAG controller - SDMA - debug access port - TDO, as target/imx6.cfg expects it.
class Port {
  public:
    Port(Machine& machine, Faults& faults);

    /// A rising edge of TCK.
    void clock(bool tms, bool tdi);
    /// The level of TDO as the adapter sees it.
    [[nodiscard]] bool tdo();
    /// The levels of the two reset lines: `true` while they reset.
    void set_resets(bool trst, bool srst);

  private:
    void look_for_power();

    Machine& machine_;
    Faults& faults_;
    DebugUnit unit_;
    MemoryBus memory_bus_;
    DebugBus debug_bus_;
    AccessPort memory_port_;
    AccessPort debug_port_;
    IdTap controller_;
    IdTap sdma_;
    DebugPort dap_;
    Chain chain_;
    bool has_power_ = false;
    bool is_in_reset_ = false;
};

}  // namespace selfe::jtag
