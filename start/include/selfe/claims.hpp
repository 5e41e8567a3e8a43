// What start has taken for itself of what boot left to the root task.
// SPDX-License-Identifier: BSD-2-Clause
//
// A kernel that prints costs nothing: all of this is empty then. Otherwise the program's console is
// a driver in the program, and its device comes out of the boot information like any other:
//
// - slots at the end of the empty region. The BootInfo that main gets has them left out already;
//   `raw()` is the boot information as the kernel wrote it.
// - the device untyped that covers the UART's page. What lies before the page has become untypeds
//   of their own, in the claimed slots; what lies behind it is what is left in the untyped.
//   Revoking the untyped takes the console away: what is then written faults.
// - a page of the image's own, in whose place the UART is mapped. Its capability stays among
//   `user_image_frames`, unmapped.
// - on a machine with IO ports, the capability to the UART's ports instead of all that.
#pragma once

#include "selfe/boot_info.hpp"

namespace selfe {

struct Claims {
    /// Occupied slots of the root task's CNode, at the end of `empty_slots`.
    SlotRegion slots{sys::seL4_SlotRegion{}};
    /// The device untyped that the UART's page was made from; null if the console needs none.
    Cap<Untyped> device;
    /// The capability that each write to the console invokes; null if it needs none.
    Cap<Any> console;
};

/// What start has taken; nothing changes after main has begun.
const Claims& claims();

/// Tells the console that the calling thread, whose CSpace is not the root task's, has a copy of
/// `claims().console` at this address. Without effect where the console invokes nothing.
void use_console_cap(Cap<Any> copy);

}  // namespace selfe
