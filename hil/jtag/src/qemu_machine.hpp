// A board that QEMU plays, reached through its GDB stub.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "faults.hpp"
#include "gdb_stub.hpp"
#include "machine.hpp"
#include "qemu_memory.hpp"
#include "qemu_registers.hpp"

namespace selfe::jtag {

/// Core 0 of the board whose stub listens at `socket`. QEMU stops all cores together.
///
class QemuMachine : public Machine {
  public:
    /// `memory`: where there is memory, and no device.
    QemuMachine(std::filesystem::path socket, std::vector<QemuMemory::Range> memory, Faults& faults)
        : path_(std::move(socket)),
          faults_(faults),
          registers_(stub_),
          memory_(stub_, std::move(memory)) {}

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

    void plug_in();
    [[nodiscard]] bool stop();
    void go(std::string_view how);
    [[nodiscard]] bool step_in_place(std::uint32_t pc, std::uint32_t opcode);

    std::filesystem::path path_;
    Faults& faults_;
    GdbStub stub_;
    QemuRegisters registers_;
    QemuMemory memory_;
    std::chrono::steady_clock::time_point next_look_;
    bool had_power_ = false;
    bool is_halted_ = false;
    std::vector<std::uint32_t> breakpoints_;  // in QEMU
    std::optional<std::uint32_t> page_;       // whose translation is known
    std::uint32_t page_in_memory_ = 0;
};

}  // namespace selfe::jtag
