// The registers of a processor that has stopped in QEMU, fetched and written back when need be.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <bitset>
#include <optional>

#include "gdb_stub.hpp"
#include "machine.hpp"

namespace selfe::jtag {

class QemuRegisters {
  public:
    explicit QemuRegisters(GdbStub& stub) : stub_(stub) {}

    [[nodiscard]] std::uint32_t get(unsigned number);
    /// CPSR is written at once: the others belong to its mode, and are new ones after it.
    void set(unsigned number, std::uint32_t value);
    /// Writes back what has changed.
    void flush();
    /// The processor is about to change them itself.
    void flush_and_forget();

  private:
    void write(unsigned number, std::uint32_t value);

    GdbStub& stub_;
    std::array<std::optional<std::uint32_t>, Machine::register_count> known_;
    std::bitset<Machine::register_count> changed_;
};

}  // namespace selfe::jtag
