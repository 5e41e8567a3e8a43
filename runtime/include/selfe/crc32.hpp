// CRC-32 as Ethernet and zlib have it: the checksum of result frames and run plans.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace selfe {
namespace detail {

/// What four bits more do to the checksum; four at a time, to keep the table at 64 bytes.
struct Crc32Table {
    uint32_t entries[16]{};
    constexpr Crc32Table() {
        constexpr uint32_t reflected_polynomial = 0xedb8'8320;
        for (uint32_t index = 0; index < 16; ++index) {
            uint32_t value = index;
            for (int bit = 0; bit < 4; ++bit) {
                value = value >> 1 ^ ((value & 1) != 0 ? reflected_polynomial : 0);
            }
            entries[index] = value;
        }
    }
};
inline constexpr Crc32Table crc32_table{};

}  // namespace detail

/// A CRC-32 (polynomial 0x04c11db7, reflected, start and end inverted) that grows byte by byte.
class Crc32 {
  public:
    constexpr void add(uint8_t byte) {
        state_ ^= byte;
        state_ = detail::crc32_table.entries[state_ & 15] ^ state_ >> 4;
        state_ = detail::crc32_table.entries[state_ & 15] ^ state_ >> 4;
    }
    constexpr void add(const char* bytes, size_t size) {
        for (size_t index = 0; index < size; ++index) {
            add(static_cast<uint8_t>(bytes[index]));
        }
    }
    /// The checksum of everything added so far; adding may go on.
    [[nodiscard]] constexpr uint32_t value() const { return ~state_; }

  private:
    uint32_t state_ = ~uint32_t{0};
};

}  // namespace selfe
