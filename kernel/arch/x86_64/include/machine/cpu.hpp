// The processor: control registers, address translation, stopping.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Segments, interrupt vectors and control registers as the kernel needs them. Once, at boot.
/// Panics if the processor lacks something.
void start_cpu();

/// Puts the kernel's half of the address space into a new top-level table.
void share_kernel_half(Word root);

/// Translates user addresses by the table at physical `root`; the processor is not told the ASID.
void set_user_tables(Word root, Word asid);
/// No user address translates.
void set_no_user_tables();

/// Forgets the translation of one page, or of all pages, in the VSpace with this top-level table.
void invalidate_page(Word root, Word address);
void invalidate_all(Word root);

/// Sleeps until an interrupt arrives and returns its vector.
Word wait_for_interrupt();

/// Stops for ever.
[[noreturn]] void halt();

/// The address that the last page fault was about.
Word fault_address();

}  // namespace kernel::machine
