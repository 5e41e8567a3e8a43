// How a Cortex-A9's debug registers behave.
// SPDX-License-Identifier: BSD-2-Clause
#include "debug_unit.hpp"

#include <algorithm>
#include <utility>

#include "debug_registers.hpp"

namespace selfe::jtag {

namespace {

using namespace debug_registers;

/// CoreSight component identification: four registers, a byte each.
constexpr std::array<std::uint32_t, 4> component_id = {0x0d, 0x90, 0x05, 0xb1};
/// Arm's part 0xc09, revision 2.
constexpr std::array<std::uint32_t, 4> peripheral_id = {0x09, 0xbc, 0x2b, 0x00};

}  // namespace

void DebugUnit::power_on() {
    channel_ = {};
    breakpoints_ = {};
    executor_.forget_planted();
    control_ = latched_ = catch_ = 0;
    is_halted_ = has_aborted_ = was_undefined_ = false;
    is_held_ = is_to_halt_ = was_reset_ = false;
    was_powered_down_ = true;
}

void DebugUnit::hold() {
    machine_.reset();
    channel_ = {};
    is_halted_ = has_aborted_ = was_undefined_ = false;
    is_to_halt_ = false;
    is_held_ = was_reset_ = true;
}

void DebugUnit::release() {
    is_held_ = false;
    const bool is_caught = (catch_ & vcr_reset) != 0 && (control_ & dscr_halting) != 0;
    if (is_to_halt_ || is_caught) {
        is_halted_ = true;
        cause_ = is_to_halt_ ? Cause::HaltRequest : Cause::VectorCatch;
    } else {
        machine_.resume(breakpoints());
    }
}

std::optional<std::uint32_t> DebugUnit::read(std::uint32_t address, unsigned bytes) {
    if (bytes != 4) {
        return std::nullopt;
    }
    switch (address) {
        case Didr:
            return 0x3513'702a;
        case Vcr:
            return catch_;
        case Dscr:
            return status();
        case DtrTx:
            return take_word();
        case DtrRx:
            return channel_.to_core;
        case Prsr:
            return power_status();
        case Midr:
            return 0x412f'c09a;
        case AuthStatus:
            return 0xff;  // all debugging is implemented and allowed
        case DevType:
            return 0x15;  // debug logic of a processor
        case Pidr4:
            return 0x04;
        default:
            break;
    }
    const std::size_t index = address >> 2 & 0xf;
    switch (address & ~0x3fu) {
        case Bvr0:
            return index < breakpoints_.size() ? breakpoints_[index].value : 0;
        case Bcr0:
            return index < breakpoints_.size() ? breakpoints_[index].control : 0;
        default:
            break;
    }
    if (address >= Cidr0) {
        return component_id[index & 3];
    }
    return address >= Pidr0 ? peripheral_id[index & 3] : 0;
}

bool DebugUnit::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    if (bytes != 4) {
        return false;
    }
    const std::size_t index = address >> 2 & 0xf;
    if (const bool is_control = (address & ~0x3fu) == Bcr0;
        is_control || (address & ~0x3fu) == Bvr0) {
        if (index < breakpoints_.size()) {
            (is_control ? breakpoints_[index].control : breakpoints_[index].value) = value;
        }
        return true;
    }
    switch (address) {
        case Vcr:
            catch_ = value;
            break;
        case DtrRx:
            give_word(value);
            break;
        case Itr:
            latched_ = value;
            if ((control_ & dscr_mode) != dscr_mode_fast) {
                issue(value);
            }
            break;
        case Dscr:
            control_ = value & dscr_writable;
            break;
        case Drcr:
            command(value);
            break;
        default:
            break;  // locks, which do not bind a debugger, and what is not there
    }
    return true;
}

std::uint32_t DebugUnit::status() {
    look_for_halt();
    std::uint32_t bits = control_ | dscr_done | dscr_restarted;
    bits |= is_halted_ ? dscr_halted | static_cast<std::uint32_t>(cause_) << dscr_cause_at : 0;
    bits |= has_aborted_ ? dscr_data_abort : 0;
    bits |= was_undefined_ ? dscr_undefined : 0;
    bits |= channel_.is_to_debugger_full ? dscr_tx_full : 0;
    bits |= channel_.is_to_core_full ? dscr_rx_full : 0;
    return bits;
}

std::uint32_t DebugUnit::power_status() {
    std::uint32_t bits = prsr_powered;
    bits |= std::exchange(was_powered_down_, false) ? prsr_was_powered_down : 0;
    bits |= is_held_ ? prsr_in_reset : 0;
    bits |= std::exchange(was_reset_, is_held_) ? prsr_was_reset : 0;
    return bits;
}

/// DTRTX. In fast mode the next word is fetched at once.
std::uint32_t DebugUnit::take_word() {
    const std::uint32_t word = channel_.to_debugger;
    channel_.is_to_debugger_full = false;
    if ((control_ & dscr_mode) == dscr_mode_fast) {
        issue(latched_);
    }
    return word;
}

/// DTRRX. In fast mode the word is put to use at once.
void DebugUnit::give_word(std::uint32_t value) {
    channel_.to_core = value;
    channel_.is_to_core_full = true;
    if ((control_ & dscr_mode) == dscr_mode_fast) {
        issue(latched_);
    }
}

void DebugUnit::command(std::uint32_t bits) {
    if ((bits & drcr_clear_sticky) != 0) {
        has_aborted_ = was_undefined_ = false;
    }
    look_for_halt();
    if (is_held_) {
        is_to_halt_ = is_to_halt_ || (bits & drcr_halt) != 0;
    } else if ((bits & drcr_halt) != 0 && !is_halted_) {
        machine_.halt();
        cause_ = Cause::HaltRequest;
        is_halted_ = true;
    } else if ((bits & drcr_restart) != 0 && is_halted_) {
        restart();
    }
}

void DebugUnit::issue(std::uint32_t opcode) {
    if (!is_halted_ || (control_ & dscr_itr_enabled) == 0 || has_aborted_ || was_undefined_) {
        return;
    }
    const auto outcome = executor_.execute(opcode, channel_);
    has_aborted_ = outcome == Executor::Outcome::DataAbort;
    was_undefined_ = outcome == Executor::Outcome::Undefined;
}

void DebugUnit::look_for_halt() {
    if (is_halted_ || is_held_ || !machine_.is_halted()) {
        return;
    }
    is_halted_ = true;
    cause_ = executor_.planted().contains(machine_.reg(Machine::Pc)) ? Cause::BreakpointInstruction
                                                                     : Cause::Breakpoint;
}

void DebugUnit::restart() {
    is_halted_ = false;
    if (is_to_step(machine_.reg(Machine::Pc))) {
        machine_.step();
    } else {
        machine_.resume(breakpoints());
    }
}

std::vector<std::uint32_t> DebugUnit::breakpoints() const {
    std::vector<std::uint32_t> addresses;
    if ((control_ & dscr_halting) == 0) {
        return addresses;
    }
    addresses.assign(executor_.planted().begin(), executor_.planted().end());
    for (const auto& [value, control] : breakpoints_) {
        if ((control & bcr_enabled) != 0 && (control & bcr_type) == 0) {
            // Which bytes of the word match: the upper halfword alone means a Thumb instruction.
            const bool is_upper = (control >> bcr_bytes_at & 0xf) == 0xc;
            addresses.push_back(value + (is_upper ? 2 : 0));
        }
    }
    return addresses;
}

/// Whether a breakpoint stops anywhere but here, which is how a debugger steps.
bool DebugUnit::is_to_step(std::uint32_t pc) const {
    return (control_ & dscr_halting) != 0 &&
           std::ranges::any_of(breakpoints_, [&](const Breakpoint& breakpoint) {
               return (breakpoint.control & bcr_enabled) != 0 &&
                      (breakpoint.control & bcr_type) == bcr_mismatch &&
                      breakpoint.value == (pc & ~3u);
           });
}

}  // namespace selfe::jtag
