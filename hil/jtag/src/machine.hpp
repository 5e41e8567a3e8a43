// The board behind the port: what debug hardware can do to a processor and its memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace selfe::jtag {

/// A board can lose its power at any moment. What is asked of it from then on does nothing and
/// answers 0, and has_power() says so: TDO reads as ones then, and no answer reaches a debugger.
class Machine {
  public:
    enum : unsigned { Pc = 15, Cpsr = 16 };
    static constexpr unsigned register_count = 17;

    Machine() = default;
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;
    virtual ~Machine() = default;

    /// Whether it has power; looks for it where there was none. The processor runs when it is
    /// found. After each loss the answer is "no" at least once, however soon power is back.
    [[nodiscard]] virtual bool has_power() = 0;
    /// Everything as after power-on; the processor is held before its first instruction.
    virtual void reset() = 0;

    [[nodiscard]] virtual bool is_halted() = 0;
    virtual void halt() = 0;
    /// Runs until it is halted, or before an instruction at one of `breakpoints` (virtual
    /// addresses), of which there are few.
    virtual void resume(std::span<const std::uint32_t> breakpoints) = 0;
    /// One instruction, without interrupts.
    virtual void step() = 0;

    // Only while it is halted:

    /// `number`: 0 to 15 of the current mode, or Cpsr. The Pc is that of the next instruction.
    [[nodiscard]] virtual std::uint32_t reg(unsigned number) = 0;
    virtual void set_reg(unsigned number, std::uint32_t value) = 0;
    /// Where `address` is in memory as the processor sees it now; nothing: not mapped.
    [[nodiscard]] virtual std::optional<std::uint32_t> physical(std::uint32_t address) = 0;
    /// Whether there is memory at a physical address, and no device.
    [[nodiscard]] virtual bool is_memory(std::uint32_t address) const = 0;
    /// Lets the processor execute an Arm instruction; whether it did, without an exception.
    [[nodiscard]] virtual bool execute(std::uint32_t opcode) = 0;

    // At any time. Addresses are physical; `bytes` is 1, 2 or 4, and the address a multiple of it.

    [[nodiscard]] virtual std::uint32_t read(std::uint32_t address, unsigned bytes) = 0;
    virtual void write(std::uint32_t address, unsigned bytes, std::uint32_t value) = 0;
};

}  // namespace selfe::jtag
