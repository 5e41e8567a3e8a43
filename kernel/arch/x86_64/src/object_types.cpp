// Object types that only x86-64 has: their sizes, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/object_types.hpp"

#include "machine/cpu.hpp"

namespace kernel::arch {
namespace {

Word frame_size_of(Word type) {
    switch (type) {
        case seL4_X86_4K:
            return SmallFrame;
        case seL4_X86_LargePageObject:
            return LargeFrame;
        default:
            return HugeFrame;
    }
}

}  // namespace

bool is_frame_type(Word type) {
    return type == seL4_X86_4K || type == seL4_X86_LargePageObject ||
           type == seL4_X64_HugePageObject;
}

unsigned object_size_bits(Word type) {
    static_assert(seL4_PageTableBits == seL4_PageDirBits && seL4_PageTableBits == seL4_PDPTBits &&
                  seL4_PageTableBits == seL4_PML4Bits &&
                  seL4_PageTableBits == seL4_IOPageTableBits);
    return is_frame_type(type) ? frame_bits(frame_size_of(type)) : seL4_PageTableBits;
}

Cap create_object(Word type, Word base, bool is_device) {
    switch (type) {
        case seL4_X64_PML4Object:
            machine::share_kernel_half(base);
            return VSpaceCap{base, 0};
        case seL4_X86_PDPTObject:
            return PdptCap{base, {}};
        case seL4_X86_PageDirectoryObject:
            return PageDirectoryCap{base, {}};
        case seL4_X86_PageTableObject:
            return PageTableCap{base, {}};
        case seL4_X86_IOPageTableObject:
            return IoPageTableCap{base};
        default:
            return FrameCap{base, frame_size_of(type), Rights::read | Rights::write, is_device, {}};
    }
}

}  // namespace kernel::arch
