// The head of a message: label, length, and how many capabilities go along.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

namespace selfe {

/// Describes a message that is sent or was received. Corresponds to seL4_MessageInfo_t.
///
/// Ranges: label 0 to 2^(word_bits-12)-1; extra_caps 0 to seL4_MsgMaxExtraCaps; length 0 to
/// seL4_MsgMaxLength words; caps_unwrapped is one bit for each received capability that named the
/// receiving endpoint and so arrived as its badge. The constructor's order is not that of
/// seL4_MessageInfo_new: what is nearly always zero comes last.
class MessageInfo {
  public:
    /// The empty message with label 0.
    constexpr MessageInfo() : raw_{{0}} {}
    [[gnu::always_inline]] constexpr explicit MessageInfo(sys::seL4_MessageInfo_t raw)
        : raw_(raw) {}
    [[gnu::always_inline]] constexpr explicit MessageInfo(Word label, Word length = 0,
                                                          Word extra_caps = 0,
                                                          Word caps_unwrapped = 0)
        : raw_(make(label, caps_unwrapped, extra_caps, length)) {}

    /// What the sender says that the message is.
    [[nodiscard, gnu::always_inline]] constexpr Word label() const {
        return __builtin_is_constant_evaluated() ? raw_.words[0] >> label_shift
                                                 : sys::seL4_MessageInfo_get_label(raw_);
    }
    /// Words of the message.
    [[nodiscard, gnu::always_inline]] constexpr Word length() const {
        return __builtin_is_constant_evaluated() ? field(0, length_bits)
                                                 : sys::seL4_MessageInfo_get_length(raw_);
    }
    /// Capabilities of the message: that shall be sent, or that were received.
    [[nodiscard, gnu::always_inline]] constexpr Word extra_caps() const {
        return __builtin_is_constant_evaluated() ? field(extra_caps_shift, extra_caps_bits)
                                                 : sys::seL4_MessageInfo_get_extraCaps(raw_);
    }
    /// A bit for each received capability that arrived as a badge (`get_badge`).
    [[nodiscard, gnu::always_inline]] constexpr Word caps_unwrapped() const {
        return __builtin_is_constant_evaluated()
                   ? field(caps_unwrapped_shift, label_shift - caps_unwrapped_shift)
                   : sys::seL4_MessageInfo_get_capsUnwrapped(raw_);
    }

    /// For calls of selfe::sys.
    [[nodiscard]] constexpr sys::seL4_MessageInfo_t raw() const { return raw_; }
    [[nodiscard]] friend constexpr bool operator==(MessageInfo a, MessageInfo b) {
        return a.raw_.words[0] == b.raw_.words[0];
    }

  private:
    // Where the fields lie, for constant expressions only: libsel4's accessors are C functions.
    // bindings/tests/message_info_test.cpp has a compiler evaluate both and compare.
    static constexpr Word length_bits = sys::seL4_MsgLengthBits;
    static constexpr Word extra_caps_shift = length_bits;
    static constexpr Word extra_caps_bits = sys::seL4_MsgExtraCapBits;
    static constexpr Word caps_unwrapped_shift = extra_caps_shift + extra_caps_bits;
    static constexpr Word label_shift = caps_unwrapped_shift + sys::seL4_MsgMaxExtraCaps;

    [[nodiscard]] constexpr Word field(Word shift, Word bits) const {
        return (raw_.words[0] >> shift) & ((Word{1} << bits) - 1);
    }
    [[gnu::always_inline]] static constexpr sys::seL4_MessageInfo_t make(Word label,
                                                                         Word caps_unwrapped,
                                                                         Word extra_caps,
                                                                         Word length) {
        if (__builtin_is_constant_evaluated()) {
            return {{label << label_shift | caps_unwrapped << caps_unwrapped_shift |
                     extra_caps << extra_caps_shift | length}};
        }
        return sys::seL4_MessageInfo_new(label, caps_unwrapped, extra_caps, length);
    }

    sys::seL4_MessageInfo_t raw_;
};

}  // namespace selfe
