// Which component of the debug bus an address means.
// SPDX-License-Identifier: BSD-2-Clause
#include "buses.hpp"

#include <array>

namespace selfe::jtag {

namespace {

constexpr std::uint32_t component_mask = 0xfff;  // each has 4 KiB

/// ARM Debug Interface v5 architecture specification, "ROM Tables".
std::uint32_t rom_table_word(std::uint32_t offset) {
    constexpr std::uint32_t is_present = 3;  // and the entry has 32 bits
    constexpr std::array<std::uint32_t, 4> component_id = {0x0d, 0x10, 0x05, 0xb1};
    if (offset == 0) {
        return (DebugBus::debug_unit - DebugBus::rom_table) | is_present;
    }
    return offset >= 0xff0 ? component_id[offset >> 2 & 3] : 0;
}

/// Cortex-A9 MPCore's "private memory region"; i.MX6 reference manual, "ARM MP" in the memory map.
bool is_private(std::uint32_t address) {
    return address >= 0x00a0'0000 && address < 0x00a0'2000;
}

}  // namespace

std::optional<std::uint32_t> MemoryBus::read(std::uint32_t address, unsigned bytes) {
    if (is_private(address)) {
        return std::nullopt;
    }
    return machine_.read(address, bytes);
}

bool MemoryBus::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    if (is_private(address)) {
        return false;
    }
    machine_.write(address, bytes, value);
    return true;
}

std::optional<std::uint32_t> DebugBus::read(std::uint32_t address, unsigned bytes) {
    switch (address & ~component_mask) {
        case rom_table:
            return rom_table_word(address & component_mask);
        case debug_unit:
            return unit_.read(address & component_mask, bytes);
        default:
            return std::nullopt;
    }
}

bool DebugBus::write(std::uint32_t address, unsigned bytes, std::uint32_t value) {
    switch (address & ~component_mask) {
        case rom_table:
            return true;
        case debug_unit:
            return unit_.write(address & component_mask, bytes, value);
        default:
            return false;
    }
}

}  // namespace selfe::jtag
