// How Arm's own capabilities are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cap_rules.hpp"

#include "arch/vspace.hpp"
#include "object/asid.hpp"

namespace kernel::arch {

Region region_of(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Frame: {
            const auto frame = cap.as<FrameCap>();
            return {frame.base, frame_bits(frame.size), true};
        }
        case CapType::PageTable:
            return {cap.as<PageTableCap>().base, seL4_PageTableBits, true};
        case CapType::VSpace:
            return {cap.as<VSpaceCap>().base, seL4_VSpaceBits, true};
        case CapType::AsidPool:
            return {cap.as<AsidPoolCap>().base, seL4_ASIDPoolBits, true};
        default:
            return {};
    }
}

bool issues(const Cap& authority, const Cap& cap) {
    return authority.is<IrqControlCap>() && cap.is<SgiSignalCap>();
}

Cap with_rights(const Cap& cap, Rights rights) {
    if (!cap.is<FrameCap>()) {
        return cap;
    }
    auto frame = cap.as<FrameCap>();
    frame.rights &= rights.bits;
    return frame;
}

Result<Cap> derive(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Frame: {
            auto frame = cap.as<FrameCap>();
            frame.mapping = {};
            return Cap{frame};
        }
        case CapType::PageTable:
            if (!cap.as<PageTableCap>().mapping.is_mapped()) {
                return Error::illegal_operation();
            }
            return cap;
        case CapType::VSpace:
            if (cap.as<VSpaceCap>().asid == 0) {
                return Error::illegal_operation();
            }
            return cap;
        default:
            return cap;
    }
}

void finalise(const Cap& cap, bool is_last) {
    switch (cap.type()) {
        case CapType::Frame:
            // Every frame capability stands for its own mapping.
            if (cap.as<FrameCap>().mapping.is_mapped()) {
                vspace::unmap_frame(cap.as<FrameCap>());
            }
            return;
        case CapType::PageTable:
            if (is_last && cap.as<PageTableCap>().mapping.is_mapped()) {
                vspace::unmap_table(cap.as<PageTableCap>());
            }
            return;
        case CapType::VSpace:
            if (is_last) {
                asid::remove_vspace(cap.as<VSpaceCap>());
            }
            return;
        case CapType::AsidPool:
            if (is_last) {
                asid::remove_pool(cap.as<AsidPoolCap>());
            }
            return;
        default:
            return;
    }
}

}  // namespace kernel::arch
