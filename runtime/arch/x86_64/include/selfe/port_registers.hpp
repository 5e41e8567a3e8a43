// A device's registers behind x86 IO ports, reached through a capability.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/io_port.hpp"

#include <stddef.h>
#include <stdint.h>

namespace selfe {

/// Gives the same capability for every access: that of a device which one thread uses.
struct OnePortCap {
    Cap<IoPort> cap;
    Cap<IoPort> operator()() const { return cap; }
};

/// Registers of one byte each from port `first` on. `source` is called at each access and gives the
/// address of the IO port capability in the calling thread's CSpace. An access that the kernel
/// refuses behaves like a port without a device: it reads as all ones, a write has no effect.
template <class CapSource = OnePortCap>
class PortRegisters {
  public:
    constexpr PortRegisters(uint16_t first, CapSource source) : source_(source), first_(first) {}

    uint32_t read(size_t offset) { return source_().in8(port(offset)).value_or(0xff); }
    void write(size_t offset, uint32_t value) { (void)source_().out8(port(offset), value); }

  private:
    uint16_t port(size_t offset) const { return static_cast<uint16_t>(first_ + offset); }

    [[no_unique_address]] CapSource source_;
    uint16_t first_;
};

}  // namespace selfe
