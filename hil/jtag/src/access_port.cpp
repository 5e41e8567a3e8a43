// The registers of a memory access port.
// SPDX-License-Identifier: BSD-2-Clause
#include "access_port.hpp"

namespace selfe::jtag {

namespace {

enum Register : unsigned {
    Csw = 0x00,
    Tar = 0x04,
    Drw = 0x0c,
    Bd0 = 0x10,
    Bd3 = 0x1c,
    Base = 0xf8,
    Idr = 0xfc,
};

constexpr std::uint32_t csw_size = 7;
constexpr std::uint32_t csw_word = 2;
constexpr std::uint32_t csw_increment = 3u << 4;
constexpr std::uint32_t csw_increment_single = 1u << 4;
constexpr std::uint32_t csw_device_enabled = 1u << 6;
constexpr std::uint32_t csw_protection = 0x7fu << 24;
constexpr std::uint32_t increment_wraps_at = 1024;  // the least that the specification grants

/// Where an access has its bits in the word of DRW.
unsigned lane(std::uint32_t address) {
    return 8 * (address & 3);
}

}  // namespace

void AccessPort::reset() {
    control_ = csw_word;
    address_ = 0;
}

std::optional<std::uint32_t> AccessPort::read(unsigned address) {
    switch (address) {
        case Csw:
            return control_ | csw_device_enabled;
        case Tar:
            return address_;
        case Base:
            return shape_.base;
        case Idr:
            return shape_.identity;
        case Drw: {
            const unsigned bytes = access_bytes();
            const std::uint32_t at = address_ & ~(bytes - 1);
            const auto value = bus_.read(at, bytes);
            advance();
            return value ? std::optional(*value << lane(at)) : std::nullopt;
        }
        default:
            if (address >= Bd0 && address <= Bd3) {
                return bus_.read(banked_address(address), 4);
            }
            return 0;  // the others, CFG among them: little-endian, 32 bits, nothing special
    }
}

bool AccessPort::write(unsigned address, std::uint32_t value) {
    switch (address) {
        case Csw:
            control_ = value & (csw_size | csw_increment | csw_protection);
            if (!shape_.has_small_accesses || (control_ & csw_size) > csw_word) {
                control_ = (control_ & ~csw_size) | csw_word;
            }
            if ((control_ & csw_increment) != csw_increment_single) {
                control_ &= ~csw_increment;
            }
            return true;
        case Tar:
            address_ = value;
            return true;
        case Drw: {
            const unsigned bytes = access_bytes();
            const std::uint32_t at = address_ & ~(bytes - 1);
            const bool is_done = bus_.write(at, bytes, value >> lane(at));
            advance();
            return is_done;
        }
        default:
            if (address >= Bd0 && address <= Bd3) {
                return bus_.write(banked_address(address), 4, value);
            }
            return true;
    }
}

unsigned AccessPort::access_bytes() const {
    return 1u << (control_ & csw_size);
}

std::uint32_t AccessPort::banked_address(unsigned address) const {
    return (address_ & ~0xfu) + (address - Bd0);
}

void AccessPort::advance() {
    if ((control_ & csw_increment) == csw_increment_single) {
        constexpr std::uint32_t mask = increment_wraps_at - 1;
        address_ = (address_ & ~mask) | ((address_ + access_bytes()) & mask);
    }
}

}  // namespace selfe::jtag
