// Cache maintenance that user level asks for, on a frame or on an address range.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/cache_methods.hpp"

#include "arch/cache_rules.hpp"
#include "arch/vspace.hpp"
#include "machine/cache.hpp"
#include "object/asid.hpp"

namespace kernel::arch::vspace {
namespace {

/// `physical` must be RAM. `label` is one of the four of a frame or of a VSpace.
void maintain(Word label, Word physical, Word size) {
    switch (label) {
        case ARMPageClean_Data:
        case vspace_clean:
            machine::cache::clean_to_memory(physical, size);
            return;
        case ARMPageInvalidate_Data:
        case vspace_invalidate:
            machine::cache::invalidate(physical, size);
            return;
        case ARMPageCleanInvalidate_Data:
        case vspace_clean_invalidate:
            machine::cache::clean_and_invalidate(physical, size);
            return;
        default:
            machine::cache::unify_instructions(physical, size);
    }
}

bool is_forbidden(Word label, const PageEntry& entry) {
    const bool is_invalidate = label == ARMPageInvalidate_Data || label == vspace_invalidate;
    return is_invalidate && !may_invalidate(entry);
}

}  // namespace

Status frame_cache_operation(const Invocation& call) {
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    const auto frame = call.slot.cap.as<FrameCap>();
    if (!frame.mapping.is_mapped()) {
        return unmapped_frame;
    }
    const auto entry = find_entry(frame);
    if (!entry) {
        return entry.error();
    }
    const Word start = call.argument(0);
    const Word end = call.argument(1);
    if (start >= end) {
        return Error::invalid_argument(1);
    }
    const Word size = bit(frame_bits(frame.size));
    if (start >= size || end > size) {
        return Error::invalid_argument(0);
    }
    if (is_forbidden(call.label, **entry)) {
        return Error::illegal_operation();
    }
    if (!frame.is_device) {
        maintain(call.label, frame.base + start, end - start);
    }
    return ok;
}

Status vspace_cache_operation(const Invocation& call) {
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    const Word start = call.argument(0);
    const Word end = call.argument(1);
    if (start >= end) {
        return Error::invalid_argument(1);
    }
    if (is_beyond_user(end)) {
        return Error::illegal_operation();
    }
    const auto vspace = call.slot.cap.as<VSpaceCap>();
    if (vspace.asid == 0) {
        return Error::invalid_capability(0);
    }
    const auto root = asid::find_root(vspace, 0);
    if (!root) {
        return root.error();
    }
    const Place place = walk(*root, start, page_shift);
    if (!place.entry->is_valid()) {
        return ok;
    }
    const Word last_in_page = start | mask(place.shift);
    if (end - 1 > last_in_page) {
        return Error::range(start, last_in_page);
    }
    if (is_forbidden(call.label, *place.entry)) {
        return Error::illegal_operation();
    }
    const Word physical = place.frame_base() + field(start, 0, place.shift);
    if (machine::is_memory(physical)) {
        maintain(call.label, physical, end - start);
    }
    return ok;
}

}  // namespace kernel::arch::vspace
