// How a case reaches the registers of the platform's timer: in memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/conformance/device.hpp"
#include "selfe/platform.hpp"
#include "selfe/registers.hpp"

namespace selfe::conformance {

using AlarmRegisters = MappedRegisters<uint32_t>;

inline AlarmRegisters alarm_registers(Case& t, const BootSpace& boot) {
    return AlarmRegisters(map_device(t, boot, platform::timer::base));
}

}  // namespace selfe::conformance
