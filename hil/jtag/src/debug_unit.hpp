// The debug registers of a Cortex-A9: 4 KiB of them, by which a debugger halts and feeds the core.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bus.hpp"
#include "executor.hpp"
#include "faults.hpp"
#include "machine.hpp"

namespace selfe::jtag {

/// ARM Architecture Reference Manual for ARMv7-A, "The Debug Registers"; the identification values
/// are a Cortex-A9 r2p10's, which is in the i.MX6. Six breakpoints; watchpoints are accepted and
/// never hit.
class DebugUnit : public Bus {
  public:
    DebugUnit(Machine& machine, Faults& faults) : machine_(machine), executor_(machine, faults) {}

    void power_on();
    /// The reset line is pulled: the machine starts anew and is held, these registers stay.
    void hold();
    /// The reset line is let go: the machine runs, or is halted before its first instruction if
    /// that has been asked for in the meantime, or the reset vector is to be caught.
    void release();

    /// `address`: within the 4 KiB. Narrow accesses are errors.
    std::optional<std::uint32_t> read(std::uint32_t address, unsigned bytes) override;
    bool write(std::uint32_t address, unsigned bytes, std::uint32_t value) override;

  private:
    enum class Cause : std::uint8_t {
        HaltRequest = 0,
        Breakpoint = 1,
        BreakpointInstruction = 3,
        VectorCatch = 5
    };
    struct Breakpoint {
        std::uint32_t value{};
        std::uint32_t control{};
    };

    [[nodiscard]] std::uint32_t status();
    [[nodiscard]] std::uint32_t power_status();
    [[nodiscard]] std::uint32_t take_word();
    void give_word(std::uint32_t value);
    void command(std::uint32_t bits);
    void issue(std::uint32_t opcode);
    void look_for_halt();
    void restart();
    [[nodiscard]] std::vector<std::uint32_t> breakpoints() const;
    [[nodiscard]] bool is_to_step(std::uint32_t pc) const;

    Machine& machine_;
    Executor executor_;
    Channel channel_;
    std::array<Breakpoint, 6> breakpoints_{};
    std::uint32_t control_ = 0;  // the bits of DSCR that a debugger writes
    std::uint32_t latched_ = 0;  // the instruction that fast mode repeats
    std::uint32_t catch_ = 0;    // VCR
    Cause cause_ = Cause::HaltRequest;
    bool is_halted_ = false;  // as the debugger has been told
    bool has_aborted_ = false;
    bool was_undefined_ = false;
    bool is_held_ = false;
    bool is_to_halt_ = false;       // when it is released
    bool was_powered_down_ = true;  // PRSR's sticky bits, until they are read
    bool was_reset_ = false;
};

}  // namespace selfe::jtag
