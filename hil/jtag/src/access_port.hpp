// A memory access port (MEM-AP): four registers by which a debugger reads and writes a bus.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>

#include "bus.hpp"

namespace selfe::jtag {

/// Register layout: ARM Debug Interface v5 architecture specification, "The Memory Access Port".
/// Packed transfers are not implemented, which a debugger finds out by reading CSW back.
class AccessPort {
  public:
    struct Shape {
        std::uint32_t identity{};   ///< IDR
        std::uint32_t base{};       ///< BASE: the ROM table's address, bits 1:0 set if there is one
        bool has_small_accesses{};  ///< of bytes and halfwords
    };

    AccessPort(Shape shape, Bus& bus) : shape_(shape), bus_(bus) {}

    void reset();
    /// `address`: of the register, a multiple of 4 below 256. Nothing: the bus says error.
    [[nodiscard]] std::optional<std::uint32_t> read(unsigned address);
    [[nodiscard]] bool write(unsigned address, std::uint32_t value);

  private:
    [[nodiscard]] unsigned access_bytes() const;
    [[nodiscard]] std::uint32_t banked_address(unsigned address) const;
    void advance();

    Shape shape_;
    Bus& bus_;
    std::uint32_t control_ = 2;  // CSW: 32 bits, no increment
    std::uint32_t address_ = 0;  // TAR
};

}  // namespace selfe::jtag
