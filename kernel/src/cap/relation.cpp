// How capabilities relate by content: the same object, or memory inside memory.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/relation.hpp"

#include "arch/cap_rules.hpp"

namespace kernel {
namespace {

/// What tells objects of one capability type apart: address, interrupt number, or nothing.
Word object_key(const Cap& cap) {
    const Region region = region_of(cap);
    return region.exists ? region.base : cap.words[1];
}

template <typename View>
bool has_other_badge(const Cap& a, const Cap& b) {
    return a.as<View>().badge != b.as<View>().badge;
}

}  // namespace

Region region_of(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Untyped: {
            const auto untyped = cap.as<UntypedCap>();
            return {untyped.base, untyped.size_bits, true};
        }
        case CapType::Endpoint:
            return {machine::to_physical(cap.as<EndpointCap>().endpoint), seL4_EndpointBits, true};
        case CapType::Notification:
            return {machine::to_physical(cap.as<NotificationCap>().notification),
                    seL4_NotificationBits, true};
        case CapType::CNode: {
            const auto cnode = cap.as<CNodeCap>();
            return {machine::to_physical(cnode.slots), cnode.radix + seL4_SlotBits, true};
        }
        case CapType::Tcb:
            return {machine::to_physical(cap.as<TcbCap>().tcb), seL4_TCBBits, true};
        case CapType::Frame: {
            const auto frame = cap.as<FrameCap>();
            return {frame.base, frame_bits(frame.size), true};
        }
        case CapType::VSpace:
            return {cap.as<VSpaceCap>().base, seL4_VSpaceBits, true};
        case CapType::AsidPool:
            return {cap.as<AsidPoolCap>().base, seL4_ASIDPoolBits, true};
        case CapType::Zombie: {
            const auto zombie = cap.as<ZombieCap>();
            return {machine::to_physical(zombie.slots), zombie.object_bits, true};
        }
        default:
            return arch::region_of(cap);
    }
}

bool is_same_object(const Cap& a, const Cap& b) {
    const CapType type = a.type();
    return type == b.type() && type != CapType::Null && type != CapType::Untyped &&
           type != CapType::Zombie && object_key(a) == object_key(b);
}

bool covers(const Cap& parent, const Cap& child) {
    switch (parent.type()) {
        case CapType::Untyped:
            return region_of(parent).contains(region_of(child));
        case CapType::IrqControl:
            return child.is<IrqControlCap>() || child.is<IrqHandlerCap>() ||
                   arch::issues(parent, child);
        default:
            return is_same_object(parent, child) || arch::issues(parent, child);
    }
}

bool starts_family(const Cap& copy, const Cap& source) {
    switch (copy.type()) {
        case CapType::Endpoint:
            return has_other_badge<EndpointCap>(copy, source);
        case CapType::Notification:
            return has_other_badge<NotificationCap>(copy, source);
        case CapType::Untyped:
            return true;
        default:
            return source.is<IrqControlCap>() || arch::issues(source, copy);
    }
}

}  // namespace kernel
