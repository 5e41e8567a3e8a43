// Addresses that every PC has; what differs between machines is found out at boot.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::platform {

/// Physical addresses from `start` up to, not including, `end`.
struct Range {
    Word start;
    Word end;
};

/// Below it the firmware has its data, whatever the memory map says. User level gets it as a
/// device's, so that drivers can read tables and the display.
inline constexpr Word low_memory_end = 0x10'0000;

/// First port of the first serial interface.
inline constexpr Word serial_port = 0x3f8;

}  // namespace kernel::platform
