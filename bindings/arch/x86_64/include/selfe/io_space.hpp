// IO spaces: what a device's own memory accesses are translated by (IOMMU).
// SPDX-License-Identifier: BSD-2-Clause
//
// What a kernel without KernelIOMMU lacks is missing here too.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"

namespace selfe {

/// The address space of one PCI device. The root task's capability names none yet: a copy minted
/// with a badge of domain and device does (Manual: I/O spaces).
struct IoSpace : Invocable<IoSpace> {};

/// A translation table of an IO space; which level it serves is decided by where it is mapped.
struct IoPageTable : Invocable<IoPageTable> {
#ifdef SELFE_HAS_seL4_X86_IOPageTable_Map
    /// Installs the table at the first level of `iospace` that has none for `ioaddr`.
    /// Corresponds to seL4_X86_IOPageTable_Map. Manual: x86_io_page_table_map.
    /// Errors: DeleteFirst if no level is missing; InvalidCapability (0) if it is mapped already,
    /// (1) if `iospace` is none or names no device; FailedLookup if a level above is missing.
    [[gnu::always_inline]] Error map(Cap<IoSpace> iospace, Word ioaddr) const {
        return detail::error(sys::seL4_X86_IOPageTable_Map(cptr(), iospace.bits, ioaddr));
    }
    /// Takes the table, and with it what is mapped below, out of its IO space.
    /// Corresponds to seL4_X86_IOPageTable_Unmap. Manual: x86_io_page_table_unmap.
    /// Errors: none of its own.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_IOPageTable_Unmap(cptr()));
    }
#endif
};

namespace init_thread {

/// Null without an IOMMU, in the kernel or in the machine.
inline constexpr Cap<IoSpace> io_space{sys::seL4_CapIOSpace};

}  // namespace init_thread
}  // namespace selfe
