// How 64-bit architectures keep a capability in two words.
// SPDX-License-Identifier: BSD-2-Clause
//
// Word 0: bits 0-4 type, 5-19 small fields, 20-63 the object's physical address without its four
// low bits (no object is smaller than 16 bytes). Word 1: the one field that needs a whole word.
#pragma once

#include "cap/cap.hpp"
#include "machine/memory.hpp"

namespace kernel {

static_assert(word_bits == 64 && seL4_SlotBits == 5, "arch/cap_codec.hpp chose the wrong layout");

constexpr CapType Cap::type() const {
    return static_cast<CapType>(words[0] & mask(5));
}
constexpr Word Cap::number() const {
    return static_cast<Word>(type());
}

/// Base of a codec: the type tag and the common places of the fields.
template <CapType Type>
struct CodecOf {
    static constexpr CapType type = Type;

  protected:
    static constexpr unsigned small_shift = 5, address_shift = 20, address_low_bits = 4;

    static constexpr Cap with_address(Word address, Word small_fields, Word payload) {
        return {static_cast<Word>(Type) | small_fields << small_shift |
                    (address >> address_low_bits) << address_shift,
                payload};
    }
    static constexpr Word address(const Cap& c) {
        return (c.words[0] >> address_shift) << address_low_bits;
    }
    static constexpr Word small(const Cap& c, unsigned shift, unsigned width) {
        return field(c.words[0], small_shift + shift, width);
    }
    template <typename Object>
    static Cap with_object(const Object* object, Word small_fields, Word payload) {
        return with_address(machine::to_physical(object), small_fields, payload);
    }
    template <typename Object>
    static Object* object(const Cap& c) {
        return machine::from_physical<Object>(address(c));
    }
};

template <typename View, CapType Type>
struct EmptyCodec : CodecOf<Type> {
    static constexpr Cap pack(const View&) { return {static_cast<Word>(Type), 0}; }
    static constexpr View unpack(const Cap&) { return {}; }
};

template <>
struct Codec<UntypedCap> : CodecOf<CapType::Untyped> {
    static constexpr Cap pack(const UntypedCap& c) {
        return with_address(c.base, c.size_bits | Word{c.is_device} << 6, c.watermark);
    }
    static constexpr UntypedCap unpack(const Cap& c) {
        return {address(c), static_cast<unsigned>(small(c, 0, 6)), small(c, 6, 1) != 0, c.words[1]};
    }
};

template <>
struct Codec<EndpointCap> : CodecOf<CapType::Endpoint> {
    static Cap pack(const EndpointCap& c) {
        return with_object(c.endpoint, c.rights.bits, c.badge);
    }
    static EndpointCap unpack(const Cap& c) {
        return {object<Endpoint>(c), c.words[1], Rights{small(c, 0, 4)}};
    }
};

template <>
struct Codec<NotificationCap> : CodecOf<CapType::Notification> {
    static Cap pack(const NotificationCap& c) {
        return with_object(c.notification, c.rights.bits, c.badge);
    }
    static NotificationCap unpack(const Cap& c) {
        return {object<Notification>(c), c.words[1], Rights{small(c, 0, 4)}};
    }
};

template <>
struct Codec<ReplyCap> : CodecOf<CapType::Reply> {
    static Cap pack(const ReplyCap& c) { return with_object(c.caller, Word{c.can_grant}, 0); }
    static ReplyCap unpack(const Cap& c) { return {object<Tcb>(c), small(c, 0, 1) != 0}; }
};

template <>
struct Codec<CNodeCap> : CodecOf<CapType::CNode> {
    static Cap pack(const CNodeCap& c) {
        return with_object(c.slots, c.radix | Word{c.guard_bits} << 6, c.guard);
    }
    static CNodeCap unpack(const Cap& c) {
        return {object<Slot>(c), static_cast<unsigned>(small(c, 0, 6)),
                static_cast<unsigned>(small(c, 6, 6)), c.words[1]};
    }
};

template <>
struct Codec<TcbCap> : CodecOf<CapType::Tcb> {
    static Cap pack(const TcbCap& c) { return with_object(c.tcb, 0, 0); }
    static TcbCap unpack(const Cap& c) { return {object<Tcb>(c)}; }
};

template <>
struct Codec<IrqHandlerCap> : CodecOf<CapType::IrqHandler> {
    static constexpr Cap pack(const IrqHandlerCap& c) { return with_address(0, 0, c.irq); }
    static constexpr IrqHandlerCap unpack(const Cap& c) { return {c.words[1]}; }
};

template <>
struct Codec<ZombieCap> : CodecOf<CapType::Zombie> {
    static Cap pack(const ZombieCap& c) { return with_object(c.slots, c.object_bits, c.remaining); }
    static ZombieCap unpack(const Cap& c) {
        return {object<Slot>(c), static_cast<unsigned>(small(c, 0, 6)), c.words[1]};
    }
};

template <>
struct Codec<IrqControlCap> : EmptyCodec<IrqControlCap, CapType::IrqControl> {};

template <>
struct Codec<DomainCap> : EmptyCodec<DomainCap, CapType::Domain> {};

}  // namespace kernel
