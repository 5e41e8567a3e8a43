// Where a PC's ACPI tables begin.
// SPDX-License-Identifier: BSD-2-Clause
//
// Layout: "Advanced Configuration and Power Interface Specification", section "Root System
// Description Pointer (RSDP)".
#pragma once

#include "selfe/boot/cause.hpp"
#include "selfe/bytes.hpp"
#include "selfe/outcome.hpp"

#include <stdint.h>

namespace selfe {

struct AcpiRoot {
    uint8_t revision{};       ///< 0 for ACPI 1.0, 2 from 2.0 on
    uint32_t rsdt_address{};  ///< physical, of the table of 32-bit addresses
    uint64_t xsdt_address{};  ///< physical, of the table of 64-bit addresses; 0 before revision 2

    /// From chunk SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP. Errors: Truncated; NotThis, the signature is
    /// not ACPI's; BadChecksum.
    [[nodiscard]] static Outcome<AcpiRoot, BootCause> open(Bytes chunk);
};

}  // namespace selfe
