// Methods on CNodes: moving, copying and deleting the capabilities inside. Manual: sec:cnode-ops.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/cnode.hpp"

#include "cap/copying.hpp"
#include "cap/cspace.hpp"
#include "cap/deletion.hpp"
#include "cap/derivation.hpp"
#include "object/endpoint.hpp"

namespace kernel::cnode {
namespace {

/// A slot that must hold something. Errors: as `lookup_source`; FailedLookup (source, empty).
Result<Slot*> lookup_filled_source(const Cap& root, Word address, Word depth) {
    const auto slot = cspace::lookup_source(root, address, depth);
    if (slot && (*slot)->is_empty()) {
        return Error::failed_lookup(true, LookupFailure::missing_capability(depth));
    }
    return slot;
}

Status copy(Slot& source, Slot& destination, const Cap& wanted) {
    const auto cap = derive(source, wanted);
    if (!cap) {
        return cap.error();
    }
    if (cap->is_null()) {
        return Error::illegal_operation();
    }
    derivation::insert_copy(*cap, source, destination);
    return ok;
}

Status move(Slot& source, Slot& destination, const Cap& cap) {
    if (cap.is_null()) {
        return Error::illegal_operation();
    }
    derivation::move(cap, source, destination);
    return ok;
}

/// Copy, Mint, Move and Mutate: words 2, 3 and extra capability 0 name the source.
Status transfer(const Invocation& call, Slot& destination) {
    if (!call.has(4, 1)) {
        return Error::truncated_message();
    }
    if (!destination.is_empty()) {
        return Error::delete_first();
    }
    const auto found = lookup_filled_source(call.extra(0)->cap, call.argument(2), call.argument(3));
    if (!found) {
        return found.error();
    }
    Slot& source = **found;
    switch (call.label) {
        case CNodeCopy:
            if (!call.has(5, 1)) {
                return Error::truncated_message();
            }
            return copy(source, destination,
                        with_rights(source.cap, Rights::from_word(call.argument(4))));
        case CNodeMint:
            if (!call.has(6, 1)) {
                return Error::truncated_message();
            }
            return copy(source, destination,
                        with_data(with_rights(source.cap, Rights::from_word(call.argument(4))),
                                  call.argument(5), /*keep_badge=*/false));
        case CNodeMove:
            return move(source, destination, source.cap);
        default:
            if (!call.has(5, 1)) {
                return Error::truncated_message();
            }
            return move(source, destination,
                        with_data(source.cap, call.argument(4), /*keep_badge=*/true));
    }
}

/// Pivot to destination, source to pivot; destination and source may be one slot.
Status rotate(const Invocation& call, Slot& destination) {
    if (!call.has(8, 2)) {
        return Error::truncated_message();
    }
    const Word pivot_depth = call.argument(4);
    const auto found_source =
        cspace::lookup_source(call.extra(1)->cap, call.argument(6), call.argument(7));
    if (!found_source) {
        return found_source.error();
    }
    const auto found_pivot =
        cspace::lookup_source(call.extra(0)->cap, call.argument(3), pivot_depth);
    if (!found_pivot) {
        return found_pivot.error();
    }
    Slot& source = **found_source;
    Slot& pivot = **found_pivot;
    if (&pivot == &source || &pivot == &destination) {
        return Error::illegal_operation();
    }
    if (&source != &destination && !destination.is_empty()) {
        return Error::delete_first();
    }
    if (source.is_empty()) {
        return Error::failed_lookup(true, LookupFailure::missing_capability(call.argument(7)));
    }
    if (pivot.is_empty()) {
        // seL4 16.0.0 calls this one "not the source", though a failing lookup of the pivot is.
        return Error::failed_lookup(false, LookupFailure::missing_capability(pivot_depth));
    }
    const Cap to_pivot = with_data(source.cap, call.argument(5), /*keep_badge=*/true);
    const Cap to_destination = with_data(pivot.cap, call.argument(2), /*keep_badge=*/true);
    if (to_pivot.is_null() || to_destination.is_null()) {
        return Error::illegal_operation();
    }
    if (&source == &destination) {
        derivation::swap(to_pivot, source, to_destination, pivot);
    } else {
        derivation::move(to_destination, pivot, destination);
        derivation::move(to_pivot, source, pivot);
    }
    return ok;
}

Status ended(Progress progress) {
    return progress == Progress::Done ? ok : Status::interrupted();
}

Status cancel_badged_sends(const Slot& target) {
    if (!target.cap.is<EndpointCap>()) {
        return Error::illegal_operation();
    }
    const auto cap = target.cap.as<EndpointCap>();
    if (!cap.rights.has_all(Rights::every)) {
        return Error::illegal_operation();
    }
    if (cap.badge != 0) {
        endpoint::cancel_badged(*cap.endpoint, cap.badge);
    }
    return ok;
}

Status save_caller(Tcb& caller, Slot& destination) {
    if (!destination.is_empty()) {
        return Error::delete_first();
    }
    if (!caller.caller().is_empty()) {
        derivation::move(caller.caller().cap, caller.caller(), destination);
    }
    return ok;
}

}  // namespace

Status invoke(Invocation& call) {
    if (call.label < CNodeRevoke || call.label > CNodeSaveCaller) {
        return Error::illegal_operation();
    }
    if (!call.has(2, 0)) {
        return Error::truncated_message();
    }
    const auto found =
        cspace::lookup_destination(call.slot.cap, call.argument(0), call.argument(1));
    if (!found) {
        return found.error();
    }
    Slot& target = **found;
    switch (call.label) {
        case CNodeRevoke:
            return ended(revoke(target));
        case CNodeDelete:
            return ended(delete_cap(target));
        case CNodeCancelBadgedSends:
            return cancel_badged_sends(target);
        case CNodeRotate:
            return rotate(call, target);
        case CNodeSaveCaller:
            return save_caller(call.caller, target);
        default:
            return transfer(call, target);
    }
}

}  // namespace kernel::cnode
