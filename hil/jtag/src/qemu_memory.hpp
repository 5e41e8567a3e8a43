// Physical memory of a machine that has stopped in QEMU.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gdb_stub.hpp"

namespace selfe::jtag {

/// Memory is read in blocks, and words that are written one behind the other go to QEMU together: a
/// round trip each would be the slowest part of loading an image. Devices are read and written word
/// by word.
class QemuMemory {
  public:
    struct Range {
        std::uint32_t begin{};
        std::uint32_t end{};
    };

    /// `ranges`: where there is memory, and no device.
    QemuMemory(GdbStub& stub, std::vector<Range> ranges)
        : stub_(stub), ranges_(std::move(ranges)) {}

    [[nodiscard]] bool contains(std::uint32_t address) const;
    [[nodiscard]] std::uint32_t read(std::uint32_t address, unsigned bytes);
    void write(std::uint32_t address, unsigned bytes, std::uint32_t value);
    /// Sends what has not been written yet.
    void flush();
    /// The machine is about to change memory itself.
    void flush_and_forget();
    /// The machine has none of it any more.
    void drop();

  private:
    struct Block {
        std::uint32_t address{};
        std::string bytes;
    };

    [[nodiscard]] std::string peek(std::uint32_t address, unsigned bytes);
    void poke(std::uint32_t address, std::string_view bytes);

    GdbStub& stub_;
    std::vector<Range> ranges_;
    Block writing_;
    Block read_ahead_;
};

}  // namespace selfe::jtag
