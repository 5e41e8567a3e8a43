// Takes slots, devices and pages for start, and keeps account of it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/claims.hpp"
#include "selfe/page.hpp"
#include "selfe/slot.hpp"

namespace selfe::start {

/// The slot before the lowest one claimed so far: claims grow down from the end of the empty
/// region. Panics when the region is used up.
Slot claim_slot(const BootInfo& boot_info);

/// Makes the page of device memory that holds physical address `address`, and untypeds of all that
/// lies beside it. Panics if no device untyped of boot's covers it. Once a program.
Cap<Page> claim_device_page(const BootInfo& boot_info, Word address);

/// Keeps the capability that the console invokes.
void claim_console(Cap<Any> console);

}  // namespace selfe::start
