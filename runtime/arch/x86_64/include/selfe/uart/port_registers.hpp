// A device's registers behind x86 IO ports, reached through a capability.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "selfe/io_port.hpp"

namespace selfe::uart {

/// Registers of one byte each from port `first` on. `CapSource` is called at each access and gives
/// the address of the IO port capability in the calling thread's CSpace. An access that the kernel
/// refuses behaves like a port without a device: it reads as all ones, a write has no effect.
template <Cap<IoPort> (*CapSource)()>
class PortRegisters {
  public:
    constexpr explicit PortRegisters(uint16_t first) : first_(first) {}

    uint32_t read(size_t offset) { return CapSource().in8(port(offset)).value_or(0xff); }
    void write(size_t offset, uint32_t value) { (void)CapSource().out8(port(offset), value); }

  private:
    uint16_t port(size_t offset) const { return static_cast<uint16_t>(first_ + offset); }

    uint16_t first_;
};

}  // namespace selfe::uart
