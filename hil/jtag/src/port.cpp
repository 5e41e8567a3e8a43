// What is on the chain of an i.MX6, and what its reset and power do.
// SPDX-License-Identifier: BSD-2-Clause
#include "port.hpp"

#include <utility>

namespace selfe::jtag {

namespace {

// Identification numbers: those of an i.MX6Quad; OpenOCD's target/imx6.cfg lists the same.
constexpr std::uint32_t dap_id = 0x4ba0'0477;
constexpr std::uint32_t controller_id = 0x0191'c01d;

}  // namespace

Port::Port(Machine& machine, Faults& faults)
    : machine_(machine),
      faults_(faults),
      unit_(machine, faults),
      memory_bus_(machine),
      debug_bus_(unit_),
      memory_port_({.identity = 0x4477'0001, .base = 0, .has_small_accesses = true}, memory_bus_),
      debug_port_({.identity = 0x2477'0002, .base = DebugBus::rom_table | 3}, debug_bus_),
      controller_({.ir_bits = 5, .ir_capture = 1, .id = controller_id, .id_instruction = 0}),
      sdma_({.ir_bits = 4}),
      dap_(dap_id, {&memory_port_, &debug_port_}, faults),
      chain_({&controller_, &sdma_, &dap_}) {
    chain_.reset();
}

void Port::clock(bool tms, bool tdi) {
    chain_.clock(tms, tdi);
    // Often enough to notice, seldom enough to cost nothing.
    if (const TapState state = chain_.state(); state == TapState::TestLogicReset ||
                                               state == TapState::CaptureIr ||
                                               state == TapState::CaptureDr) {
        look_for_power();
    }
}

bool Port::tdo() {
    return faults_.seen_on_tdo(!has_power_ || chain_.tdo());
}

void Port::set_resets(bool trst, bool srst) {
    look_for_power();
    if (trst) {
        chain_.reset();
    }
    const bool is_to_reset = srst && !faults_.settings.dead_srst;
    // The DAP keeps its state, as target/imx6.cfg relies on: it prepares the debug unit meanwhile.
    if (is_to_reset && !is_in_reset_) {
        unit_.hold();
    } else if (!is_to_reset && is_in_reset_) {
        unit_.release();
    }
    is_in_reset_ = is_to_reset;
}

void Port::look_for_power() {
    const bool had_power = std::exchange(has_power_, machine_.has_power());
    if (has_power_ && !had_power) {
        unit_.power_on();
        dap_.power_on();
        chain_.reset();
        is_in_reset_ = false;
    }
}

}  // namespace selfe::jtag
