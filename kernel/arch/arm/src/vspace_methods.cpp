// Methods on page tables and frames: mapping and unmapping. Manual: api:sel4_arm_page*.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cache_methods.hpp"
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

/// PageTable_Map: words address and attributes; extra capability 0 is the VSpace.
Status map_table(const Invocation& call) {
    if (!call.has(2, 1)) {
        return Error::truncated_message();
    }
    auto table = call.slot.cap.as<PageTableCap>();
    if (table.mapping.is_mapped()) {
        return Error::invalid_capability(0);
    }
    const auto vspace = target_vspace(call);
    if (!vspace) {
        return vspace.error();
    }
    const Word address = call.argument(0);
    if (address > seL4_UserVSpaceTop) {
        return Error::invalid_argument(0);
    }
    const Place place = walk(vspace->base, address, page_shift);
    if (place.shift == page_shift || place.entry->is_valid()) {
        return Error::delete_first();
    }
    *place.entry = PageEntry::table(table.base);
    machine::synchronise_tables();
    table.mapping = {vspace->asid, align_down(address, place.shift)};
    call.slot.cap = table;
    return ok;
}

Status unmap_table_method(const Invocation& call) {
    if (!derivation::is_last_to_object(call.slot)) {
        return Error::revoke_first();
    }
    auto table = call.slot.cap.as<PageTableCap>();
    if (table.mapping.is_mapped()) {
        unmap_table(table);
        __builtin_memset(machine::from_physical<void>(table.base), 0, bit(seL4_PageTableBits));
        table.mapping = {};
        call.slot.cap = table;
    }
    return ok;
}

Access wanted_access(const FrameCap& frame, Word rights_word, Word attributes) {
    const Rights rights{frame.rights & rights_word};
    // Write-only memory does not exist: without read there is no access at all.
    return {.user_read = rights.has(Rights::read),
            .user_write = rights.has_all(Rights::read | Rights::write),
            .is_executable = (attributes & seL4_ARM_ExecuteNever) == 0,
            .is_cached = (attributes & seL4_ARM_PageCacheable) != 0};
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
    const auto place = find_place(*vspace, frame, address);
    if (!place) {
        return place.error();
    }
    frame.mapping = {vspace->asid, address};
    set_frame(*place, frame, frame.mapping,
              wanted_access(frame, call.argument(1), call.argument(2)));
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

Status invoke_table(Invocation& call) {
    switch (call.label) {
        case ARMPageTableMap:
            return map_table(call);
        case ARMPageTableUnmap:
            return unmap_table_method(call);
        default:
            return Error::illegal_operation();
    }
}

Status invoke_frame(Invocation& call) {
    switch (call.label) {
        case ARMPageMap:
            return map_frame(call);
        case ARMPageUnmap:
            return unmap_frame_method(call);
        case ARMPageClean_Data:
        case ARMPageInvalidate_Data:
        case ARMPageCleanInvalidate_Data:
        case ARMPageUnify_Instruction:
            return frame_cache_operation(call);
        case ARMPageGetAddress:
            call.answer(0, call.slot.cap.as<FrameCap>().base);
            return ok;
        default:
            return Error::illegal_operation();
    }
}

}  // namespace kernel::arch::vspace
