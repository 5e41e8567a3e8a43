// How capabilities that only x86-64 has are compared, copied and destroyed.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cap_rules.hpp"

#include "arch/io_port.hpp"
#include "arch/vspace.hpp"

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
void finalise_table(const Cap& cap) {
    const auto table = cap.as<Table>();
    if (table.mapping.is_mapped()) {
        vspace::unmap_table(table.base, Table::span_bits, table.mapping);
    }
}

}  // namespace

Region region_of(const Cap& cap) {
    switch (cap.type()) {
        case CapType::PageTable:
            return {cap.as<PageTableCap>().base, seL4_PageTableBits, true};
        case CapType::PageDirectory:
            return {cap.as<PageDirectoryCap>().base, seL4_PageDirBits, true};
        case CapType::Pdpt:
            return {cap.as<PdptCap>().base, seL4_PDPTBits, true};
        case CapType::IoPageTable:
            return {cap.as<IoPageTableCap>().base, seL4_IOPageTableBits, true};
        default:
            return {};
    }
}

bool issues(const Cap& authority, const Cap& cap) {
    return authority.is<IoPortControlCap>() && cap.is<IoPortCap>();
}

Result<Cap> derive(const Cap& cap) {
    switch (cap.type()) {
        case CapType::PageTable:
            return derive_table<PageTableCap>(cap);
        case CapType::PageDirectory:
            return derive_table<PageDirectoryCap>(cap);
        case CapType::Pdpt:
            return derive_table<PdptCap>(cap);
        case CapType::IoPageTable:
            // Never mapped: there is no I/O address space to map it in.
            return Error::illegal_operation();
        case CapType::IoPortControl:
            return Cap{};
        default:
            return cap;
    }
}

void finalise(const Cap& cap) {
    switch (cap.type()) {
        case CapType::PageTable:
            return finalise_table<PageTableCap>(cap);
        case CapType::PageDirectory:
            return finalise_table<PageDirectoryCap>(cap);
        case CapType::Pdpt:
            return finalise_table<PdptCap>(cap);
        case CapType::IoPort:
            return io_port::release(cap.as<IoPortCap>());
        default:
            return;
    }
}

}  // namespace kernel::arch
