// Extended page tables: what a guest sees as physical memory, on x86 kernels with KernelVTX.
// SPDX-License-Identifier: BSD-2-Clause
//
// What another kernel lacks is missing here too; the names exist, as types of nothing.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/traits.hpp"

namespace selfe {

/// The root of a guest's memory. It works once an ASID pool has assigned it
/// (`AsidPool::assign`); it has no methods of its own.
struct EptPml4 : Invocable<EptPml4> {};

#ifdef SELFE_HAS_seL4_X86_EPTPD_Map
/// The memory type of a guest mapping; one of these, they do not add up.
/// Corresponds to seL4_X86_EPT_VMAttributes.
struct EptAttributes {
    sys::seL4_X86_EPT_VMAttributes value{sys::seL4_X86_EPT_Default_VMAttributes};

    /// Cacheable memory: written back.
    static constexpr EptAttributes standard() { return {}; }
    /// Not cached, accesses in program order.
    static constexpr EptAttributes uncacheable() { return {sys::seL4_X86_EPT_Uncacheable}; }
    /// Not cached; writes may be gathered.
    static constexpr EptAttributes write_combining() { return {sys::seL4_X86_EPT_WriteCombining}; }
    /// Cached; memory is written at once.
    static constexpr EptAttributes write_through() { return {sys::seL4_X86_EPT_WriteThrough}; }
    /// Reads are cached, writes are not.
    static constexpr EptAttributes write_protected() { return {sys::seL4_X86_EPT_WriteProtected}; }
    /// Cached; memory is written when a line is evicted.
    static constexpr EptAttributes write_back() { return {sys::seL4_X86_EPT_WriteBack}; }

    /// For libsel4's calls, which take the one type since 15.0.0 and the other before.
    constexpr operator sys::seL4_X86_EPT_VMAttributes() const { return value; }
    constexpr operator sys::seL4_X86_VMAttributes() const {
        return static_cast<sys::seL4_X86_VMAttributes>(value);
    }
};

/// 512 GiB of a guest's memory.
struct EptPdpt : Invocable<EptPdpt> {
    /// Installs the table in `root` for guest-physical address `gpa` (rounded down), with memory
    /// type `attributes`. Corresponds to seL4_X86_EPTPDPT_Map.
    /// Manual: x86_extended_page_table_page_directory_page_table_map.
    /// Errors: DeleteFirst if this level is there; FailedLookup if a level above is missing, or
    /// `root` has no ASID; InvalidCapability (0) if it is mapped already, (1) if `root` is none.
    [[gnu::always_inline]] Error map(Cap<EptPml4> root, Word gpa, EptAttributes attributes) const {
        return detail::error(sys::seL4_X86_EPTPDPT_Map(cptr(), root.bits, gpa, attributes));
    }
    /// Takes it out again. Corresponds to seL4_X86_EPTPDPT_Unmap.
    /// Manual: x86_extended_page_table_page_directory_page_table_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_EPTPDPT_Unmap(cptr()));
    }
};

/// 1 GiB of a guest's memory.
struct EptPd : Invocable<EptPd> {
    /// Installs the table in `root` for guest-physical address `gpa` (rounded down), with memory
    /// type `attributes`. Corresponds to seL4_X86_EPTPD_Map.
    /// Manual: x86_extended_page_table_page_directory_map.
    /// Errors: those of EptPdpt::map.
    [[gnu::always_inline]] Error map(Cap<EptPml4> root, Word gpa, EptAttributes attributes) const {
        return detail::error(sys::seL4_X86_EPTPD_Map(cptr(), root.bits, gpa, attributes));
    }
    /// Takes it out again. Corresponds to seL4_X86_EPTPD_Unmap.
    /// Manual: x86_extended_page_table_page_directory_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_EPTPD_Unmap(cptr()));
    }
};

/// 2 MiB of a guest's memory.
struct EptPt : Invocable<EptPt> {
    /// Installs the table in `root` for guest-physical address `gpa` (rounded down), with memory
    /// type `attributes`. Corresponds to seL4_X86_EPTPT_Map.
    /// Manual: x86_extended_page_table_page_table_map.
    /// Errors: those of EptPdpt::map.
    [[gnu::always_inline]] Error map(Cap<EptPml4> root, Word gpa, EptAttributes attributes) const {
        return detail::error(sys::seL4_X86_EPTPT_Map(cptr(), root.bits, gpa, attributes));
    }
    /// Takes it out again. Corresponds to seL4_X86_EPTPT_Unmap.
    /// Manual: x86_extended_page_table_page_table_unmap.
    /// Errors: RevokeFirst if there are copies of the capability.
    [[gnu::always_inline]] Error unmap() const {
        return detail::error(sys::seL4_X86_EPTPT_Unmap(cptr()));
    }
};

template <>
struct Traits<EptPml4> {
    static constexpr Word type = sys::seL4_X86_EPTPML4Object;
    static constexpr Word size_bits = sys::seL4_X86_EPTPML4Bits;
};
template <>
struct Traits<EptPdpt> {
    static constexpr Word type = sys::seL4_X86_EPTPDPTObject;
    static constexpr Word size_bits = sys::seL4_X86_EPTPDPTBits;
};
template <>
struct Traits<EptPd> {
    static constexpr Word type = sys::seL4_X86_EPTPDObject;
    static constexpr Word size_bits = sys::seL4_X86_EPTPDBits;
};
template <>
struct Traits<EptPt> {
    static constexpr Word type = sys::seL4_X86_EPTPTObject;
    static constexpr Word size_bits = sys::seL4_X86_EPTPTBits;
};
#endif

}  // namespace selfe
