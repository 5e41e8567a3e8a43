// The processor: system registers, address translation, stopping.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/bits.hpp"

namespace kernel::machine {

/// Own translation tables, exception vectors and control registers in place
/// of the loader's. Once, at boot.
void start_cpu();

/// Translates user addresses by the table at physical `root` under `asid`,
/// from the next instruction of user level on.
void set_user_tables(Word root, Word asid);
/// No user address translates.
void set_no_user_tables();

/// A table entry was added where there was none.
void synchronise_tables();
/// Forgets the translation of one page, or of all pages, under an identifier.
void invalidate_page(Word asid, Word address);
void invalidate_asid(Word asid);

/// Sleeps until an interrupt is pending; it is not taken.
void wait_for_interrupt();

/// Stops for ever.
[[noreturn]] void halt();

}  // namespace kernel::machine
