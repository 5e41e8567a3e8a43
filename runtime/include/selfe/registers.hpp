// How a driver reaches its device's registers: in memory here; by IO port in port_registers.hpp.
// SPDX-License-Identifier: BSD-2-Clause
//
// A driver is a template over this, so that its tests run it natively against a model of the
// device.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <concepts>

namespace selfe {

/// A device's registers by their byte offset. A register narrower than 32 bits is zero-extended.
template <class T>
concept Registers = requires(T registers, size_t offset, uint32_t value) {
    { registers.read(offset) } -> std::same_as<uint32_t>;
    registers.write(offset, value);
};

/// Registers mapped as uncached device memory, each accessed as one `Access` (uint8_t, uint32_t):
/// many devices answer to one width only. Such accesses reach the device in program order.
template <std::unsigned_integral Access>
class MappedRegisters {
  public:
    constexpr explicit MappedRegisters(unsigned char* base) : base_(base) {}

    uint32_t read(size_t offset) { return at(offset); }
    void write(size_t offset, uint32_t value) { at(offset) = static_cast<Access>(value); }

  private:
    volatile Access& at(size_t offset) {
        return *reinterpret_cast<volatile Access*>(base_ + offset);
    }

    unsigned char* base_;
};

}  // namespace selfe
