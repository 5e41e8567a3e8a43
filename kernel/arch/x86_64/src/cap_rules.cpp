// How x86-64's own capabilities are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cap_rules.hpp"

#include "arch/io_port.hpp"
#include "arch/vspace.hpp"
#include "object/asid.hpp"

namespace kernel::arch {
namespace {

template <typename Table>
Result<Cap> derive_table(const Cap& cap) {
    if (!cap.as<Table>().mapping.is_mapped()) {
        return Error::illegal_operation();
    }
    return cap;
}

template <typename Table>
void finalise_table(const Cap& cap, bool is_last) {
    const auto table = cap.as<Table>();
    if (is_last && table.mapping.is_mapped()) {
        vspace::unmap_table(table.base, Table::span_bits, table.mapping);
    }
}

}  // namespace

Region region_of(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Frame: {
            const auto frame = cap.as<FrameCap>();
            return {frame.base, frame_bits(frame.size), true};
        }
        case CapType::PageTable:
            return {cap.as<PageTableCap>().base, seL4_PageTableBits, true};
        case CapType::PageDirectory:
            return {cap.as<PageDirectoryCap>().base, seL4_PageDirBits, true};
        case CapType::Pdpt:
            return {cap.as<PdptCap>().base, seL4_PDPTBits, true};
        case CapType::VSpace:
            return {cap.as<VSpaceCap>().base, seL4_PML4Bits, true};
        case CapType::AsidPool:
            return {cap.as<AsidPoolCap>().base, seL4_ASIDPoolBits, true};
        case CapType::IoPageTable:
            return {cap.as<IoPageTableCap>().base, seL4_IOPageTableBits, true};
        default:
            return {};
    }
}

bool issues(const Cap& authority, const Cap& cap) {
    return authority.is<IoPortControlCap>() && cap.is<IoPortCap>();
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
            return derive_table<PageTableCap>(cap);
        case CapType::PageDirectory:
            return derive_table<PageDirectoryCap>(cap);
        case CapType::Pdpt:
            return derive_table<PdptCap>(cap);
        case CapType::VSpace:
            if (cap.as<VSpaceCap>().asid == 0) {
                return Error::illegal_operation();
            }
            return cap;
        case CapType::IoPageTable:
            // Never mapped: there is no I/O address space to map it in.
            return Error::illegal_operation();
        case CapType::IoPortControl:
            return Cap{};
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
            return finalise_table<PageTableCap>(cap, is_last);
        case CapType::PageDirectory:
            return finalise_table<PageDirectoryCap>(cap, is_last);
        case CapType::Pdpt:
            return finalise_table<PdptCap>(cap, is_last);
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
        case CapType::IoPort:
            if (is_last) {
                io_port::release(cap.as<IoPortCap>());
            }
            return;
        default:
            return;
    }
}

}  // namespace kernel::arch
