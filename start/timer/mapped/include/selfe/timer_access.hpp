// How the platform's timer is reached: by registers in memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/platform.hpp"
#include "selfe/registers.hpp"
#include "selfe/root_memory.hpp"

namespace selfe {

/// Owns the timer's registers, or nothing.
class TimerAccess {
  public:
    using Registers = MappedRegisters<uint32_t>;

    constexpr TimerAccess() = default;
    /// Errors: those of PageMapper.map_device.
    [[nodiscard]] static Result<TimerAccess, MemoryError> claim(RootMemory& memory) {
        constexpr Word size = Word{1} << sys::seL4_PageBits;
        auto mapping = memory.pages.map_device(platform::timer::base, size);
        if (!mapping) {
            return mapping.error();
        }
        TimerAccess access;
        access.mapping_ = hand_over(mapping).take();
        return access;
    }

    [[nodiscard]] Registers registers() const { return Registers(mapping_.as<unsigned char>()); }

  private:
    Mapping mapping_;
};

}  // namespace selfe
