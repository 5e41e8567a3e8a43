// A board that QEMU plays, reached through its GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <bitset>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "faults.hpp"
#include "gdb_stub.hpp"
#include "machine.hpp"

namespace selfe::jtag {

/// Core 0 of the board whose stub listens at `socket`. QEMU stops all cores together.
///
/// Registers are fetched once a halt, memory is read in blocks where that has no side effects, and
/// words that are written one behind the other go to QEMU together: a round trip each would be the
/// slowest part of loading an image.
class QemuMachine : public Machine {
  public:
    struct Range {
        std::uint32_t begin{};
        std::uint32_t end{};
    };

    /// `memory`: where it is. Only there is anything read ahead, or written with delay.
    QemuMachine(std::filesystem::path socket, std::vector<Range> memory, Faults& faults)
        : path_(std::move(socket)), memory_(std::move(memory)), faults_(faults) {}

    bool has_power() override;
    void reset() override;
    bool is_halted() override;
    void halt() override;
    void resume(std::span<const std::uint32_t> breakpoints) override;
    void step() override;
    std::uint32_t reg(unsigned number) override;
    void set_reg(unsigned number, std::uint32_t value) override;
    std::optional<std::uint32_t> physical(std::uint32_t address) override;
    bool is_memory(std::uint32_t address) const override;
    bool execute(std::uint32_t opcode) override;
    std::uint32_t read(std::uint32_t address, unsigned bytes) override;
    void write(std::uint32_t address, unsigned bytes, std::uint32_t value) override;

  private:
    class Pause;
    struct Block {
        std::uint32_t address{};
        std::string bytes;
    };

    void plug_in();
    [[nodiscard]] bool stop();
    void go(std::string_view how);
    [[nodiscard]] bool step_in_place(std::uint32_t pc, std::uint32_t opcode);
    void flush_writes();
    void flush_registers();
    void forget();
    [[nodiscard]] std::string peek(std::uint32_t address, unsigned bytes);
    void poke(std::uint32_t address, std::string_view bytes);

    std::filesystem::path path_;
    std::vector<Range> memory_;
    Faults& faults_;
    GdbStub stub_;
    std::chrono::steady_clock::time_point next_look_{};
    bool had_power_ = false;
    bool is_halted_ = false;
    std::vector<std::uint32_t> breakpoints_;  // in QEMU
    std::array<std::optional<std::uint32_t>, register_count> registers_;
    std::bitset<register_count> dirty_;
    Block writing_;
    Block read_ahead_;
    std::optional<std::uint32_t> page_;  // whose translation is known
    std::uint32_t page_in_memory_ = 0;
};

}  // namespace selfe::jtag
