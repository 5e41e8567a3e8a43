// A machine without processor: registers and memory that a test sets and looks at.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <map>
#include <vector>

#include "machine.hpp"

namespace selfe::jtag::testing {

class FakeMachine : public Machine {
  public:
    bool power = true;
    bool halted = false;
    std::array<std::uint32_t, register_count> registers{};
    std::map<std::uint32_t, std::uint8_t> memory;
    std::uint32_t mapped_at = 0;           ///< virtual address of physical address 0
    std::uint32_t unmapped = 0xffff'f000;  ///< from here on nothing is
    std::uint32_t devices = 0xffff'ffff;   ///< physical, from here on
    std::vector<std::uint32_t> breakpoints;
    std::vector<std::uint32_t> executed;
    bool executes = true;
    unsigned resets = 0;
    unsigned steps = 0;

    bool has_power() override { return power; }
    void reset() override {
        ++resets;
        halted = true;
        registers = {};
    }
    bool is_halted() override { return halted; }
    void halt() override { halted = true; }
    void resume(std::span<const std::uint32_t> addresses) override {
        breakpoints.assign(addresses.begin(), addresses.end());
        halted = false;
    }
    void step() override { ++steps; }
    std::uint32_t reg(unsigned number) override { return registers.at(number); }
    void set_reg(unsigned number, std::uint32_t value) override { registers.at(number) = value; }
    std::optional<std::uint32_t> physical(std::uint32_t address) override {
        return address >= unmapped ? std::nullopt : std::optional(address - mapped_at);
    }
    bool is_memory(std::uint32_t address) const override { return address < devices; }
    bool execute(std::uint32_t opcode) override {
        executed.push_back(opcode);
        return executes;
    }
    std::uint32_t read(std::uint32_t address, unsigned bytes) override {
        std::uint32_t value = 0;
        for (unsigned index = 0; index < bytes; ++index) {
            value |= std::uint32_t{memory[address + index]} << 8 * index;
        }
        return value;
    }
    void write(std::uint32_t address, unsigned bytes, std::uint32_t value) override {
        for (unsigned index = 0; index < bytes; ++index) {
            memory[address + index] = static_cast<std::uint8_t>(value >> 8 * index);
        }
    }
};

}  // namespace selfe::jtag::testing
