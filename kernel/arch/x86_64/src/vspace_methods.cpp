// Methods on page tables and frames: mapping and unmapping. Manual: api:sel4_x86_page*.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/vspace.hpp"
#include "cap/derivation.hpp"
#include "machine/cpu.hpp"
#include "object/asid.hpp"
#include "thread/vspace.hpp"

namespace kernel::arch::vspace {
namespace {

/// The VSpace that extra capability 0 names. Errors: InvalidCapability 1, FailedLookup.
Result<VSpaceCap> target_vspace(const Invocation& call) {
    const Cap& cap = call.extra(0)->cap;
    if (!is_usable_vspace(cap)) {
        return Error::invalid_capability(1);
    }
    const auto vspace = cap.as<VSpaceCap>();
    if (const auto root = asid::find_root(vspace, 1); !root) {
        return root.error();
    }
    return vspace;
}

/// Map of the tables: words address and attributes; extra capability 0 is the VSpace.
template <typename Table>
Status map_table(const Invocation& call) {
    if (!call.has(2, 1)) {
        return Error::truncated_message();
    }
    auto table = call.slot.cap.as<Table>();
    if (table.mapping.is_mapped()) {
        return Error::invalid_capability(0);
    }
    const Word address = align_down(call.argument(0), Table::span_bits);
    const auto vspace = target_vspace(call);
    if (!vspace) {
        return vspace.error();
    }
    if (address > seL4_UserVSpaceTop) {
        return Error::invalid_argument(0);
    }
    const Place place = walk(vspace->base, address, Table::span_bits);
    if (place.shift != Table::span_bits) {
        return Error::failed_lookup(false, LookupFailure::missing_capability(place.shift));
    }
    if (place.entry->is_valid()) {
        return Error::delete_first();
    }
    *place.entry = PageEntry::table(table.base, call.argument(1));
    table.mapping = {vspace->asid, address};
    call.slot.cap = table;
    return ok;
}

template <typename Table>
Status unmap_table_method(const Invocation& call) {
    if (!derivation::is_last_to_object(call.slot)) {
        return Error::revoke_first();
    }
    auto table = call.slot.cap.as<Table>();
    if (table.mapping.is_mapped()) {
        unmap_table(table.base, Table::span_bits, table.mapping);
        __builtin_memset(machine::from_physical<void>(table.base), 0, bit(seL4_PageTableBits));
        table.mapping = {};
        call.slot.cap = table;
    }
    return ok;
}

/// A table's two methods have other labels at each level.
template <typename Table>
Status invoke_table(Invocation& call, Word map_label, Word unmap_label) {
    if (call.label == map_label) {
        return map_table<Table>(call);
    }
    return call.label == unmap_label ? unmap_table_method<Table>(call)
                                     : Status{Error::illegal_operation()};
}

/// Where the frame may be mapped, given that it is perhaps mapped already. Errors:
/// InvalidCapability 1 (in another VSpace), InvalidArgument 0 (elsewhere, or kernel range),
/// AlignmentError.
Status check_address(const FrameCap& frame, const VSpaceCap& vspace, Word address) {
    const unsigned bits = frame_bits(frame.size);
    if (frame.mapping.is_mapped()) {
        if (frame.mapping.asid != vspace.asid) {
            return Error::invalid_capability(1);
        }
        return frame.mapping.address == address ? ok : Status{Error::invalid_argument(0)};
    }
    // The limit is not aligned to the bigger frames, so one can begin below it and end above.
    if (address > seL4_UserTop - bit(bits)) {
        return Error::invalid_argument(0);
    }
    return is_aligned(address, bits) ? ok : Status{Error::alignment()};
}

Access wanted_access(const FrameCap& frame, Word rights_word, Word attributes) {
    const Rights rights{frame.rights & rights_word};
    // Write-only memory does not exist: without read there is no access at all.
    return {.user_read = rights.has(Rights::read),
            .user_write = rights.has_all(Rights::read | Rights::write),
            .memory_type = field(attributes, 0, 3)};
}

/// Page_Map: words address, rights and attributes; extra capability 0 is the VSpace.
Status map_frame(const Invocation& call) {
    if (!call.has(3, 1)) {
        return Error::truncated_message();
    }
    auto frame = call.slot.cap.as<FrameCap>();
    const auto vspace = target_vspace(call);
    if (!vspace) {
        return vspace.error();
    }
    const Word address = call.argument(0);
    if (const Status allowed = check_address(frame, *vspace, address); !allowed) {
        return allowed;
    }
    const unsigned bits = frame_bits(frame.size);
    const Place place = walk(vspace->base, address, bits);
    if (place.shift != bits) {
        return Error::failed_lookup(false, LookupFailure::missing_capability(place.shift));
    }
    if (bits != page_shift && place.entry->is_table()) {
        return Error::delete_first();
    }
    *place.entry = PageEntry::frame(frame.base, bits,
                                    wanted_access(frame, call.argument(1), call.argument(2)));
    machine::invalidate_page(vspace->base, address);
    frame.mapping = {vspace->asid, address};
    call.slot.cap = frame;
    return ok;
}

Status unmap_frame_method(const Invocation& call) {
    auto frame = call.slot.cap.as<FrameCap>();
    if (frame.mapping.is_mapped()) {
        unmap_frame(frame);
        frame.mapping = {};
        call.slot.cap = frame;
    }
    return ok;
}

}  // namespace

Status invoke_pdpt(Invocation& call) {
    return invoke_table<PdptCap>(call, X86PDPTMap, X86PDPTUnmap);
}
Status invoke_page_directory(Invocation& call) {
    return invoke_table<PageDirectoryCap>(call, X86PageDirectoryMap, X86PageDirectoryUnmap);
}
Status invoke_page_table(Invocation& call) {
    return invoke_table<PageTableCap>(call, X86PageTableMap, X86PageTableUnmap);
}

Status invoke_frame(Invocation& call) {
    switch (call.label) {
        case X86PageMap:
            return map_frame(call);
        case X86PageUnmap:
            return unmap_frame_method(call);
        case X86PageMapIO:
            // No capability is an I/O space's: there is no IOMMU.
            return call.has(2, 1) ? Error::invalid_capability(0) : Error::truncated_message();
        case X86PageGetAddress:
            call.answer(0, call.slot.cap.as<FrameCap>().base);
            return ok;
        default:
            return Error::illegal_operation();
    }
}

}  // namespace kernel::arch::vspace
