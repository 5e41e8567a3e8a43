// What only x86-64's root task finds at the start: its address space, and authority over ports.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/boot_vspace.hpp"

#include "arch/vspace.hpp"
#include "machine/cpu.hpp"
#include "object/asid.hpp"

namespace kernel::arch {
namespace {

constexpr Word root_asid = 1;  // 0 is no identifier

}  // namespace

Word add_boot_vspace(boot::RootCSpace& cspace, boot::FreeMemory& memory) {
    const Word pool = memory.take(seL4_ASIDPoolBits);
    const Word root = memory.take(seL4_VSpaceBits);
    machine::share_kernel_half(root);
    asid::install(0, *machine::from_physical<asid::Pool>(pool));
    asid::assign(root_asid, root);
    cspace.set(seL4_CapASIDControl, AsidControlCap{});
    cspace.set(seL4_CapInitThreadASIDPool, AsidPoolCap{pool, 0});
    cspace.set(seL4_CapInitThreadVSpace, VSpaceCap{root, root_asid});
    cspace.set(seL4_CapIOPortControl, IoPortControlCap{});
    return root;
}

Cap map_boot_table(Word root, Word address, Word base) {
    const vspace::Place place = vspace::walk(root, address, page_shift);
    require(!place.entry->is_valid(), "a table of the root task is there already");
    *place.entry = PageEntry::table(base, seL4_X86_WriteBack);
    const Mapping mapping{root_asid, align_down(address, place.shift)};
    switch (place.shift) {
        case PdptCap::span_bits:
            return PdptCap{base, mapping};
        case PageDirectoryCap::span_bits:
            return PageDirectoryCap{base, mapping};
        default:
            return PageTableCap{base, mapping};
    }
}

Cap map_boot_frame(Word root, Word address, Word base) {
    const vspace::Place place = vspace::walk(root, address, page_shift);
    require(place.shift == page_shift, "a table of the root task is missing");
    *place.entry = PageEntry::frame(base, page_shift, {.user_read = true, .user_write = true});
    return FrameCap{base, SmallFrame, Rights::read | Rights::write, false, {root_asid, address}};
}

}  // namespace kernel::arch
