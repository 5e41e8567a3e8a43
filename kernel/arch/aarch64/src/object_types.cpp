// Object types that only AArch64 has: their sizes, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/object_types.hpp"

#include "machine/cache.hpp"

namespace kernel::arch {
namespace {

Word frame_size_of(Word type) {
    switch (type) {
        case seL4_ARM_SmallPageObject:
            return SmallFrame;
        case seL4_ARM_LargePageObject:
            return LargeFrame;
        default:
            return HugeFrame;
    }
}

}  // namespace

bool is_frame_type(Word type) {
    return type == seL4_ARM_SmallPageObject || type == seL4_ARM_LargePageObject ||
           type == seL4_ARM_HugePageObject;
}

unsigned object_size_bits(Word type) {
    if (is_frame_type(type)) {
        return frame_bits(frame_size_of(type));
    }
    return type == seL4_ARM_VSpaceObject ? seL4_VSpaceBits : seL4_PageTableBits;
}

Cap create_object(Word type, Word base, bool is_device) {
    switch (type) {
        case seL4_ARM_VSpaceObject:
            return VSpaceCap{base, 0};
        case seL4_ARM_PageTableObject:
            return PageTableCap{base, {}};
        default: {
            const Word size = frame_size_of(type);
            if (!is_device) {
                // User level may map the frame uncached and must then see the zeroes as well.
                machine::cache::clean_to_memory(base, bit(frame_bits(size)));
            }
            return FrameCap{base, size, Rights::read | Rights::write, is_device, {}};
        }
    }
}

}  // namespace kernel::arch
