// What a memory access port reaches: something with addresses.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <optional>

namespace selfe::jtag {

class Bus {
  public:
    Bus() = default;
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
    virtual ~Bus() = default;

    /// `bytes`: 1, 2 or 4; `address` is a multiple of it. Nothing: the bus answers with an error.
    [[nodiscard]] virtual std::optional<std::uint32_t> read(std::uint32_t address,
                                                            unsigned bytes) = 0;
    /// Whether the bus took it.
    [[nodiscard]] virtual bool write(std::uint32_t address, unsigned bytes,
                                     std::uint32_t value) = 0;
};

}  // namespace selfe::jtag
