// Does in a halted processor what a debugger's instructions say.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <set>

#include "faults.hpp"
#include "instruction.hpp"
#include "machine.hpp"

namespace selfe::jtag {

/// The debug communications channel: a word each way, and whether it is there.
struct Channel {
    std::uint32_t to_core{};
    std::uint32_t to_debugger{};
    bool is_to_core_full{};
    bool is_to_debugger_full{};
};

class Executor {
  public:
    enum class Outcome : std::uint8_t { Done, DataAbort, Undefined };

    Executor(Machine& machine, Faults& faults) : machine_(machine), faults_(faults) {}

    [[nodiscard]] Outcome execute(std::uint32_t opcode, Channel& channel);

    /// Where the debugger has put BKPT instructions (virtual addresses). QEMU would raise an
    /// exception there, a processor in halting debug mode stops.
    [[nodiscard]] const std::set<std::uint32_t>& planted() const { return planted_; }
    void forget_planted() { planted_.clear(); }

  private:
    [[nodiscard]] Outcome load_or_store(std::uint32_t opcode, Channel& channel);
    [[nodiscard]] Outcome access_device(std::uint32_t opcode, Channel& channel);
    void transfer(const Instruction& instruction, std::uint32_t address, std::uint32_t physical,
                  Channel& channel);
    void store(std::uint32_t address, std::uint32_t physical, unsigned bytes, std::uint32_t value);
    [[nodiscard]] std::uint32_t value_of(unsigned reg);
    void branch(std::uint32_t target);

    Machine& machine_;
    Faults& faults_;
    std::set<std::uint32_t> planted_;
};

}  // namespace selfe::jtag
