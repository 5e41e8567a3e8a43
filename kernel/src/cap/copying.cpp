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
    view.badge = badge & mask(seL4_BadgeBits);
    return view;
}

Cap guarded(CNodeCap cnode, Word data_word) {
    const seL4_CNode_CapData_t data{{data_word}};
    const auto guard_bits = static_cast<unsigned>(seL4_CNode_CapData_get_guardSize(data));
    if (guard_bits + cnode.radix > word_bits) {
        return {};
    }
    cnode.guard_bits = guard_bits;
    cnode.guard = seL4_CNode_CapData_get_guard(data) & mask(guard_bits);
    return cnode;
}

}  // namespace

Cap with_rights(const Cap& cap, Rights rights) {
    switch (cap.type()) {
        case CapType::Endpoint:
            return limited<EndpointCap>(cap, rights);
        case CapType::Notification:
            return limited<NotificationCap>(cap, rights);
        case CapType::Frame: {
            auto frame = cap.as<FrameCap>();
            frame.rights &= rights.bits;
            return frame;
        }
        default:
            return cap;
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
        case CapType::Frame: {
            // Every frame capability stands for its own mapping.
            auto frame = cap.as<FrameCap>();
            frame.mapping = {};
            return Cap{frame};
        }
        case CapType::VSpace:
            if (cap.as<VSpaceCap>().asid == 0) {
                return Error::illegal_operation();
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
