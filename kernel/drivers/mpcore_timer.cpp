// The tick from the private timer of a Cortex-A9 core.
// SPDX-License-Identifier: BSD-2-Clause
//
// Registers: Cortex-A9 MPCore Technical Reference Manual, "Private timer and watchdog".
#include "machine/interrupts.hpp"
#include "machine/memory.hpp"
#include "machine/timer.hpp"
#include "platform.hpp"

namespace kernel::machine {
namespace {

enum Register : Word { Load = 0x00, Control = 0x08, InterruptStatus = 0x0c };

constexpr std::uint32_t enable = 1u << 0, reload = 1u << 1, interrupt = 1u << 2;
constexpr std::uint32_t expired = 1u << 0;

/// Counts between two ticks, at the frequency that the board feeds the timer with.
constexpr std::uint32_t period = CONFIG_TIMER_FREQUENCY / 1000 * CONFIG_TIMER_TICK_MS;

volatile std::uint32_t& at(Register offset) {
    return device_register<volatile std::uint32_t>(platform::timer + offset);
}

}  // namespace

void start_timer() {
    at(Control) = 0;
    at(InterruptStatus) = expired;
    at(Load) = period - 1;
    at(Control) = enable | reload | interrupt;
    unmask_irq(platform::timer_irq);
}

void restart_timer() {
    at(InterruptStatus) = expired;
}

}  // namespace kernel::machine
