// The registers of a device, for a case that makes one do something.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <stdint.h>

#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/boot_space.hpp"

namespace selfe::conformance {

/// An untyped of 2^`size_bits` bytes of device memory from physical address `base` on, which is a
/// multiple of that. Ends the case if boot left no untyped that covers it.
Cap<Untyped> take_device_memory(Case& t, const BootSpace& boot, Word base, Word size_bits);

/// Maps the page of device memory that holds physical address `base` at the window, uncached, and
/// returns where `base` is then. The console's UART is mapped a second time. Ends the case if boot
/// left no untyped that covers it.
unsigned char* map_device(Case& t, const BootSpace& boot, Word base);

/// A register of the device that `map_device` mapped last.
template <class Register>
volatile Register& device_register(Word base, Word offset) {
    return *reinterpret_cast<volatile Register*>(window + base % (Word{1} << sys::seL4_PageBits) +
                                                 offset);
}

}  // namespace selfe::conformance
