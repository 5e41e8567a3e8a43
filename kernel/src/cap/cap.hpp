// A capability: two words whose meaning depends on their type, accessed through plain views.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "arch/cap_type.hpp"
#include "base/bits.hpp"
#include "base/panic.hpp"
#include "cap/rights.hpp"

namespace kernel {

struct Endpoint;
struct Notification;
struct Slot;
struct Tcb;

struct UntypedCap {
    Word base;           ///< physical address, aligned to its size
    unsigned size_bits;  ///< seL4_MinUntypedBits .. seL4_MaxUntypedBits
    bool is_device;      ///< only frames and untypeds can be made of it
    Word watermark;      ///< bytes handed out since the last time it had no children
};

struct EndpointCap {
    Endpoint* endpoint;
    Word badge;  ///< 0: unbadged
    Rights rights;
};

struct NotificationCap {
    Notification* notification;
    Word badge;  ///< 0: unbadged
    Rights rights;
};

/// The right to answer `caller` once. There is at most one for a thread: `Tcb::reply_slot`.
struct ReplyCap {
    Tcb* caller;
    bool can_grant;
};

struct CNodeCap {
    Slot* slots;
    unsigned radix;  ///< 2^radix slots
    unsigned guard_bits;
    Word guard;  ///< below 2^guard_bits
};

struct TcbCap {
    Tcb* tcb;
};

struct IrqControlCap {};

struct IrqHandlerCap {
    Word irq;
};

/// What is left of the last capability to a CNode or TCB while its slots
/// are being emptied from the end.
struct ZombieCap {
    Slot* slots;
    unsigned object_bits;  ///< size of the dying object
    Word remaining;        ///< slots 0 .. remaining-1 may still hold something
};

struct DomainCap {};

/// How a view is stored: `type`, `pack` and `unpack`. Specialised by arch/cap_codec.hpp, which also
/// says where the type is: `Cap::type` and `Cap::number`.
template <typename View>
struct Codec;

struct Cap {
    Word words[2] = {};

    constexpr Cap() = default;
    /// From any view; intended to be implicit so that code reads `slot.cap = EndpointCap{…}`.
    template <typename View>
    constexpr Cap(const View& view) : Cap(Codec<View>::pack(view)) {}
    constexpr Cap(Word meta, Word payload) : words{meta, payload} {}

    constexpr CapType type() const;
    /// What DebugCapIdentify reports: 0 only for an empty slot's capability.
    constexpr Word number() const;
    constexpr bool is_null() const { return type() == CapType::Null; }
    template <typename View>
    constexpr bool is() const {
        return type() == Codec<View>::type;
    }
    /// Only if `is<View>()`.
    template <typename View>
    constexpr View as() const {
        require(is<View>(), "capability read as another type");
        return Codec<View>::unpack(*this);
    }
    constexpr bool operator==(const Cap&) const = default;
};

}  // namespace kernel

#include "arch/cap_codec.hpp"
