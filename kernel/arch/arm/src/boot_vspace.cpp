// The root task's address space on Arm, built by the kernel.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/boot_vspace.hpp"

#include "arch/vspace.hpp"
#include "object/asid.hpp"

namespace kernel::arch {
namespace {

constexpr Word root_asid = 1;  // 0 is no identifier

}  // namespace

Word add_boot_vspace(boot::RootCSpace& cspace, boot::FreeMemory& memory) {
    const Word pool = memory.take(seL4_ASIDPoolBits);
    const Word root = memory.take(seL4_VSpaceBits);
    asid::install(0, *machine::from_physical<asid::Pool>(pool));
    asid::assign(root_asid, root);
    vspace::add_kernel(root);
    cspace.set(seL4_CapASIDControl, AsidControlCap{});
    cspace.set(seL4_CapInitThreadASIDPool, AsidPoolCap{pool, 0});
    cspace.set(seL4_CapInitThreadVSpace, VSpaceCap{root, root_asid});
    return root;
}

Cap map_boot_table(Word root, Word address, Word base) {
    const vspace::Place place = vspace::walk(root, address, page_shift);
    require(!place.entry->is_valid(), "a table of the root task is there already");
    *place.entry = PageEntry::table(base);
    return PageTableCap{base, {root_asid, align_down(address, place.shift)}};
}

Cap map_boot_frame(Word root, Word address, Word base) {
    const vspace::Place place = vspace::walk(root, address, page_shift);
    require(place.shift == page_shift, "a table of the root task is missing");
    *place.entry = PageEntry::frame(base, page_shift,
                                    {.user_read = true, .user_write = true, .is_executable = true});
    return FrameCap{base, small_frame, Rights::read | Rights::write, false, {root_asid, address}};
}

}  // namespace kernel::arch
