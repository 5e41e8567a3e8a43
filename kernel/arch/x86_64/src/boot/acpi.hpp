// The firmware's ACPI tables: where the interrupt controllers are.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "machine/interrupts.hpp"

namespace kernel::boot {

/// The first table, as the firmware wrote it: user level gets a copy.
struct RootPointer {
    char bytes[36];
};

/// Panics if there is none.
const RootPointer& find_root_pointer();

/// Panics if the tables name no local APIC or no I/O APIC.
machine::ApicAddresses find_apics(const RootPointer& root);

}  // namespace kernel::boot
