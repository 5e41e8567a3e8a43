// What becomes of a capability when it is copied: fewer rights, a badge or guard, or a refusal.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/copying.hpp"

#include "arch/cap_rules.hpp"
#include "cap/derivation.hpp"

namespace kernel {
namespace {

template <typename View>
Cap limited(const Cap& cap, Rights rights) {
    auto view = cap.as<View>();
    view.rights = view.rights & rights;
    return view;
}

template <typename View>
Cap badged(const Cap& cap, Word badge, bool keep_badge) {
    auto view = cap.as<View>();
    if (keep_badge || view.badge != 0) {
        return {};
    }
    view.badge = badge;
    return view;
}

/// Guard data as in seL4_CNode_CapData_t: size in the low bits, guard above it.
Cap guarded(CNodeCap cnode, Word data) {
    const auto guard_bits = static_cast<unsigned>(field(data, 0, seL4_GuardSizeBits));
    if (guard_bits + cnode.radix > word_bits) {
        return {};
    }
    cnode.guard_bits = guard_bits;
    cnode.guard = field(data, seL4_GuardSizeBits, seL4_GuardBits) & mask(guard_bits);
    return cnode;
}

}  // namespace

Cap with_rights(const Cap& cap, Rights rights) {
    switch (cap.type()) {
        case CapType::Endpoint:
            return limited<EndpointCap>(cap, rights);
        case CapType::Notification:
            return limited<NotificationCap>(cap, rights);
        default:
            return arch::with_rights(cap, rights);
    }
}

Cap with_data(const Cap& cap, Word data, bool keep_badge) {
    switch (cap.type()) {
        case CapType::Endpoint:
            return badged<EndpointCap>(cap, data, keep_badge);
        case CapType::Notification:
            return badged<NotificationCap>(cap, data, keep_badge);
        case CapType::CNode:
            return guarded(cap.as<CNodeCap>(), data);
        default:
            return cap;
    }
}

Result<Cap> derive(const Slot& slot, const Cap& cap) {
    switch (cap.type()) {
        case CapType::Untyped:
            if (derivation::has_children(slot)) {
                return Error::revoke_first();
            }
            return cap;
        case CapType::Null:
        case CapType::Zombie:
        case CapType::Reply:
        case CapType::IrqControl:
            return Cap{};
        default:
            return arch::derive(cap);
    }
}

}  // namespace kernel
