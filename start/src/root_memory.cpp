// Fills the allocators of a root task with what its boot information names.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/root_memory.hpp"

#include "selfe/claims.hpp"
#include "selfe/init_thread.hpp"
#include "selfe/panic.hpp"

namespace selfe {
namespace {

void add(UntypedAllocator& objects, const UntypedRegion& region) {
    if (!is_ok(objects.add(region))) {
        panic("the boot info has more untypeds than RootMemory has room for");
    }
}

/// Adds what start has left of the device untyped that it split: everything but the claimed page.
void add_pieces(UntypedAllocator& objects, const BootInfo& boot_info, const UntypedRegion& split) {
    const Word size = Word{1} << split.size_bits;
    for (Word offset = 0; offset < size;) {
        const UntypedRegion piece = device_untyped(boot_info, split.paddr + offset);
        if (!piece.cap.is_null()) {
            add(objects, piece);
        }
        offset += Word{1} << (piece.cap.is_null() ? sys::seL4_PageBits : piece.size_bits);
    }
}

}  // namespace

RootMemory::RootMemory(const BootInfo& boot_info)
    : slots(init_thread::cnode, boot_info.empty_slots(), bitmap_),
      objects(slots, nodes_),
      pages(init_thread::vspace, objects, AddressRange::free_of_root_task(), records_) {
    for (const UntypedRegion& region : boot_info.untypeds()) {
        if (region.cap == claims().device && !region.cap.is_null()) {
            add_pieces(objects, boot_info, region);
        } else {
            add(objects, region);
        }
    }
}

}  // namespace selfe
