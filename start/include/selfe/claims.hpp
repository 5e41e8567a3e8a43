// What start has taken for itself of what boot left to the root task.
// SPDX-License-Identifier: BSD-2-Clause
//
// A kernel that prints costs nothing: all of this is empty then. Otherwise the program's console is
// a driver in the program, and its device comes out of the boot information like any other:
//
// - slots at the end of the empty region. The BootInfo that main gets leaves them out; `raw()` is
//   the boot information as the kernel wrote it.
// - the device untyped that covers the UART's page. Everything in it but that page has become
//   untypeds again, in the claimed slots: `device_untyped` finds them. Revoking the untyped that
//   boot gave takes the console away, and what is then written faults.
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
    /// That page, and its physical address.
    Cap<Page> page;
    Word page_address{};
    /// The capability that each write to the console invokes; null if it needs none.
    Cap<Any> console;
};

/// What start has taken; nothing changes after main has begun.
const Claims& claims();

/// Where a driver finds its device: the device untyped that covers physical address `paddr`, one of
/// boot's or of those that start has split off. Its `cap` is null if there is none, or if `paddr`
/// lies in the console's page.
UntypedRegion device_untyped(const BootInfo& boot_info, Word paddr);

/// Tells the console that the calling thread, whose CSpace is not the root task's, has a copy of
/// `claims().console` at this address. Without effect where the console invokes nothing.
void use_console_cap(Cap<Any> copy);

}  // namespace selfe
