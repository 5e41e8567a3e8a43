// Deleting and revoking capabilities, and objects with their last one. Manual: s:cspace-revoke.
// SPDX-License-Identifier: BSD-2-Clause
#include "cap/deletion.hpp"

#include "arch/cap_rules.hpp"
#include "arch/vspace.hpp"
#include "cap/derivation.hpp"
#include "machine/interrupts.hpp"
#include "object/asid.hpp"
#include "object/endpoint.hpp"
#include "object/irq.hpp"
#include "object/notification.hpp"

namespace kernel {
namespace {

/// What a delete may do to a zombie that it meets.
enum class Reach {
    Through,  ///< asked for by a user: empty the dying object slot by slot
    Aside,    ///< met inside another dying object: let it fall into its own first slot
};

/// The last capability to an object is going. Returns what must take its place until the object's
/// slots are empty: a zombie, or nothing.
Cap finalise_last(const Cap& cap) {
    switch (cap.type()) {
        case CapType::Endpoint:
            endpoint::cancel_all(*cap.as<EndpointCap>().endpoint);
            return {};
        case CapType::Notification: {
            Notification& notification = *cap.as<NotificationCap>().notification;
            if (Tcb* bound = notification.bound()) {
                notification::unbind(*bound);
            }
            notification::cancel_all(notification);
            return {};
        }
        case CapType::CNode: {
            const auto cnode = cap.as<CNodeCap>();
            return ZombieCap{cnode.slots, cnode.radix + seL4_SlotBits, bit(cnode.radix)};
        }
        case CapType::Tcb: {
            Tcb& thread = *cap.as<TcbCap>().tcb;
            tcb::destroy(thread);
            return ZombieCap{thread.slots, seL4_TCBBits, Tcb::SlotCount};
        }
        case CapType::IrqHandler:
            irq::release(cap.as<IrqHandlerCap>().irq);
            return {};
        case CapType::VSpace:
            asid::remove_vspace(cap.as<VSpaceCap>());
            return {};
        case CapType::AsidPool:
            asid::remove_pool(cap.as<AsidPoolCap>());
            return {};
        default:
            arch::finalise(cap);
            return {};
    }
}

/// A capability is going; the object is not needed any more if it `is_last`. Returns as above.
Cap finalise(const Cap& cap, bool is_last) {
    switch (cap.type()) {
        case CapType::Zombie:
            return cap;
        case CapType::Reply:
            cap.as<ReplyCap>().caller->reply_slot = nullptr;
            return {};
        case CapType::Frame:
            // Every frame capability stands for its own mapping.
            if (cap.as<FrameCap>().mapping.is_mapped()) {
                arch::vspace::unmap_frame(cap.as<FrameCap>());
            }
            return {};
        default:
            return is_last ? finalise_last(cap) : Cap{};
    }
}

/// Nothing is left to empty, except perhaps the zombie's own seat.
bool is_done(const Cap& remainder, const Slot& seat) {
    if (remainder.is_null()) {
        return true;
    }
    const auto zombie = remainder.as<ZombieCap>();
    return zombie.remaining == 0 || (zombie.remaining == 1 && zombie.slots == &seat);
}

Progress delete_slot(Slot& slot, Reach reach);

/// Empties the last slot that `seat`'s zombie still counts, and counts it off.
void shrink(Slot& seat) {
    const auto zombie = seat.cap.as<ZombieCap>();
    require(delete_slot(zombie.slots[zombie.remaining - 1], Reach::Aside) == Progress::Done,
            "only the outermost delete gives way");
    // That may have emptied the seat itself, or pushed another zombie into it.
    if (seat.cap == Cap{zombie}) {
        seat.cap = ZombieCap{zombie.slots, zombie.object_bits, zombie.remaining - 1};
    }
}

/// Empties `slot`, unless an interrupt is pending (`Through`). Each call empties at least one slot.
Progress delete_slot(Slot& slot, Reach reach) {
    while (!slot.is_empty()) {
        const Cap remainder = finalise(slot.cap, derivation::is_last_to_object(slot));
        if (is_done(remainder, slot)) {
            derivation::remove(slot);
            break;
        }
        slot.cap = remainder;
        const auto zombie = remainder.as<ZombieCap>();
        if (reach == Reach::Through) {
            shrink(slot);
            if (!slot.is_empty() && machine::is_interrupt_pending()) {
                return Progress::Interrupted;
            }
        } else {
            // Another slot than this: of a zombie in its own first slot nothing is left to empty.
            Slot& own = *zombie.slots;
            derivation::swap(slot.cap, slot, own.cap, own);
        }
    }
    return Progress::Done;
}

}  // namespace

Progress delete_cap(Slot& slot) {
    return delete_slot(slot, Reach::Through);
}

void delete_simple(Slot& slot) {
    if (!slot.is_empty()) {
        const Cap remainder = finalise(slot.cap, derivation::is_last_to_object(slot));
        require(remainder.is_null(), "simple capability left a zombie");
        derivation::remove(slot);
    }
}

Progress revoke(Slot& slot) {
    while (derivation::has_children(slot)) {
        if (delete_cap(*slot.next()) == Progress::Interrupted) {
            return Progress::Interrupted;
        }
        if (derivation::has_children(slot) && machine::is_interrupt_pending()) {
            return Progress::Interrupted;
        }
    }
    return Progress::Done;
}

}  // namespace kernel
