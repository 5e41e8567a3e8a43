// How 32-bit architectures keep a capability in two words.
// SPDX-License-Identifier: BSD-2-Clause
//
// Word 0: bits 0-3 tag, 4-31 the object's address without its four low bits (no object is smaller
// than 16 bytes). Word 1: everything else. Types without an object share the tags from
// `first_wide_tag` on and are told apart by bits 4-7. A slot has no bit to spare: endpoint and
// notification fill both words.
#pragma once

#include "cap/cap.hpp"
#include "machine/memory.hpp"

namespace kernel {

static_assert(word_bits == 32 && seL4_SlotBits == 4, "arch/cap_codec.hpp chose the wrong layout");

namespace codec32 {

inline constexpr unsigned tag_bits = 4, wide_tag_bits = 8;
inline constexpr Word first_wide_tag = 14;

/// The type's number: four bits, or eight if those four are a wide tag.
constexpr Word tag_of(Word word) {
    const Word tag = field(word, 0, tag_bits);
    return tag < first_wide_tag ? tag : field(word, 0, wide_tag_bits);
}

}  // namespace codec32

constexpr Word Cap::number() const {
    return codec32::tag_of(words[0]);
}
constexpr CapType Cap::type() const {
    return cap_type_of(number());
}

/// Base of a codec: the type tag and the common places of the fields.
template <CapType Type>
struct CodecOf {
    static constexpr CapType type = Type;

  protected:
    static constexpr Word tag = static_cast<Word>(Type);

    static constexpr Cap with_address(Word address, Word other_fields) {
        return {tag | address, other_fields};
    }
    static constexpr Word address(const Cap& c) {
        return align_down(c.words[0], codec32::tag_bits);
    }

    template <typename Object>
    static Cap with_object(const Object* object, Word other_fields) {
        return with_address(machine::to_physical(object), other_fields);
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
    // The watermark is a multiple of the smallest object, up to the whole untyped.
    static constexpr unsigned device_shift = 5, watermark_shift = 6;

    static constexpr Cap pack(const UntypedCap& c) {
        return with_address(c.base, c.size_bits | Word{c.is_device} << device_shift |
                                        c.watermark >> seL4_MinUntypedBits << watermark_shift);
    }
    static constexpr UntypedCap unpack(const Cap& c) {
        return {address(c), static_cast<unsigned>(field(c.words[1], 0, device_shift)),
                field(c.words[1], device_shift, 1) != 0,
                c.words[1] >> watermark_shift << seL4_MinUntypedBits};
    }
};

/// Endpoints and notifications: rights below, badge above.
template <typename View, typename Object, CapType Type>
struct BadgedCodec : CodecOf<Type> {
    static constexpr unsigned rights_bits = 4;
    static_assert(rights_bits + seL4_BadgeBits == word_bits);

    static Cap pack(const View& c, const Object* object) {
        return CodecOf<Type>::with_object(object, c.rights.bits | c.badge << rights_bits);
    }
    static View unpack(const Cap& c) {
        return {CodecOf<Type>::template object<Object>(c), c.words[1] >> rights_bits,
                Rights{field(c.words[1], 0, rights_bits)}};
    }
};

template <>
struct Codec<EndpointCap> : BadgedCodec<EndpointCap, Endpoint, CapType::Endpoint> {
    static Cap pack(const EndpointCap& c) { return BadgedCodec::pack(c, c.endpoint); }
};

template <>
struct Codec<NotificationCap> : BadgedCodec<NotificationCap, Notification, CapType::Notification> {
    static Cap pack(const NotificationCap& c) { return BadgedCodec::pack(c, c.notification); }
};

template <>
struct Codec<ReplyCap> : CodecOf<CapType::Reply> {
    static Cap pack(const ReplyCap& c) { return with_object(c.caller, Word{c.can_grant}); }
    static ReplyCap unpack(const Cap& c) { return {object<Tcb>(c), c.words[1] != 0}; }
};

template <>
struct Codec<CNodeCap> : CodecOf<CapType::CNode> {
    static constexpr unsigned guard_bits_shift = 5, guard_shift = 10;
    static_assert(guard_shift + seL4_GuardBits <= word_bits);

    static Cap pack(const CNodeCap& c) {
        return with_object(
            c.slots, c.radix | Word{c.guard_bits} << guard_bits_shift | c.guard << guard_shift);
    }
    static CNodeCap unpack(const Cap& c) {
        return {object<Slot>(c), static_cast<unsigned>(field(c.words[1], 0, 5)),
                static_cast<unsigned>(field(c.words[1], guard_bits_shift, 5)),
                c.words[1] >> guard_shift};
    }
};

template <>
struct Codec<TcbCap> : CodecOf<CapType::Tcb> {
    static Cap pack(const TcbCap& c) { return with_object(c.tcb, 0); }
    static TcbCap unpack(const Cap& c) { return {object<Tcb>(c)}; }
};

template <>
struct Codec<ZombieCap> : CodecOf<CapType::Zombie> {
    static constexpr unsigned size_width = 5;

    static Cap pack(const ZombieCap& c) {
        return with_object(c.slots, c.object_bits | c.remaining << size_width);
    }
    static ZombieCap unpack(const Cap& c) {
        return {object<Slot>(c), static_cast<unsigned>(field(c.words[1], 0, size_width)),
                c.words[1] >> size_width};
    }
};

template <>
struct Codec<IrqHandlerCap> : CodecOf<CapType::IrqHandler> {
    static constexpr Cap pack(const IrqHandlerCap& c) { return {tag, c.irq}; }
    static constexpr IrqHandlerCap unpack(const Cap& c) { return {c.words[1]}; }
};

template <>
struct Codec<IrqControlCap> : EmptyCodec<IrqControlCap, CapType::IrqControl> {};

template <>
struct Codec<DomainCap> : EmptyCodec<DomainCap, CapType::Domain> {};

}  // namespace kernel
