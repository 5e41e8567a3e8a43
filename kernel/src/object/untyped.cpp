// Untyped memory: where all kernel objects come from. Manual: sec:kernmemalloc.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/untyped.hpp"

#include "arch/object_types.hpp"
#include "cap/cspace.hpp"
#include "cap/derivation.hpp"
#include "object/creation.hpp"

namespace kernel::untyped {
namespace {

/// A run of empty slots for the new capabilities.
struct Window {
    Slot* first = nullptr;
    Word count = 0;
};

/// The CNode meant by words 2 and 3: the root itself, or what is found below it.
Result<CNodeCap> find_cnode(const Invocation& call) {
    const Word depth = call.argument(3);
    Cap cap = call.extra(0)->cap;
    if (depth != 0) {
        const auto slot = cspace::lookup_destination(cap, call.argument(2), depth);
        if (!slot) {
            return slot.error();
        }
        cap = (*slot)->cap;
    }
    if (!cap.is<CNodeCap>()) {
        return Error::failed_lookup(false, LookupFailure::missing_capability(depth));
    }
    return cap.as<CNodeCap>();
}

Result<Window> find_window(const Invocation& call) {
    const auto cnode = find_cnode(call);
    if (!cnode) {
        return cnode.error();
    }
    const Word slots = bit(cnode->radix);
    const Word offset = call.argument(4);
    const Word count = call.argument(5);
    if (offset >= slots) {
        return Error::range(0, slots - 1);
    }
    if (count < 1 || count > CONFIG_RETYPE_FAN_OUT_LIMIT) {
        return Error::range(1, CONFIG_RETYPE_FAN_OUT_LIMIT);
    }
    if (count > slots - offset) {
        return Error::range(1, slots - offset);
    }
    for (Word i = 0; i < count; ++i) {
        if (!cnode->slots[offset + i].is_empty()) {
            return Error::delete_first();
        }
    }
    return Window{cnode->slots + offset, count};
}

/// Size of one object, after all checks that need nothing but type and size.
Result<unsigned> object_size(Word type, Word size_bits) {
    if (type >= seL4_ObjectTypeCount) {
        return Error::invalid_argument(0);
    }
    if (size_bits >= word_bits) {
        return Error::range(0, seL4_MaxUntypedBits);
    }
    const unsigned bits = creation::size_bits(type, static_cast<unsigned>(size_bits));
    if (bits > seL4_MaxUntypedBits) {
        return Error::range(0, seL4_MaxUntypedBits);
    }
    if ((type == seL4_CapTableObject && size_bits == 0) ||
        (type == seL4_UntypedObject && size_bits < seL4_MinUntypedBits)) {
        return Error::invalid_argument(1);
    }
    return bits;
}

Status retype(const Invocation& call) {
    if (!call.has(6, 1)) {
        return Error::truncated_message();
    }
    const Word type = call.argument(0);
    const auto user_size = static_cast<unsigned>(call.argument(1));
    const auto bits = object_size(type, call.argument(1));
    if (!bits) {
        return bits.error();
    }
    const auto window = find_window(call);
    if (!window) {
        return window.error();
    }
    auto untyped = call.slot.cap.as<UntypedCap>();
    // Without children all memory is free again, whatever the watermark says.
    const Word used = derivation::has_children(call.slot) ? untyped.watermark : 0;
    const Word left = bit(untyped.size_bits) - used;
    if ((left >> *bits) < window->count) {
        return Error::not_enough_memory(left);
    }
    if (untyped.is_device && type != seL4_UntypedObject && !arch::is_frame_type(type)) {
        return Error::invalid_argument(1);
    }
    // Room for `count` whole objects in what is left means room for them
    // aligned: sizes are powers of two.
    const Word offset = align_up(used, *bits);
    untyped.watermark = offset + (window->count << *bits);
    call.slot.cap = untyped;
    for (Word i = 0; i < window->count; ++i) {
        const Word base = untyped.base + offset + (i << *bits);
        derivation::insert_child(creation::create(type, user_size, base, untyped.is_device),
                                 call.slot, window->first[i]);
    }
    return ok;
}

}  // namespace

Status invoke(Invocation& call) {
    return call.label == UntypedRetype ? retype(call) : Status{Error::illegal_operation()};
}

}  // namespace kernel::untyped
