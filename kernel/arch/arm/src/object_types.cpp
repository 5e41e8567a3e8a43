// Object types that only Arm has: their sizes, and how they begin.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/object_types.hpp"

#include "arch/vspace.hpp"
#include "machine/cache.hpp"

namespace kernel::arch {
namespace {

constexpr Word frame_kind_count = sizeof frame_kinds / sizeof frame_kinds[0];

/// Index of frame_kinds; `frame_kind_count` for other types.
Word frame_size_of(Word type) {
    Word size = 0;
    while (size < frame_kind_count && frame_kinds[size].type != type) {
        ++size;
    }
    return size;
}

}  // namespace

bool is_frame_type(Word type) {
    return frame_size_of(type) != frame_kind_count;
}

unsigned object_size_bits(Word type) {
    if (is_frame_type(type)) {
        return frame_bits(frame_size_of(type));
    }
    return type == vspace_object ? seL4_VSpaceBits : seL4_PageTableBits;
}

Cap create_object(Word type, Word base, bool is_device) {
    switch (type) {
        case vspace_object:
            vspace::add_kernel(base);
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
