// A message to be sent, its words and capabilities counted by the compiler.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/ipc_buffer.hpp"
#include "selfe/message_info.hpp"

namespace selfe {

/// A label with `WordCount` words and `CapCount` capabilities; made by `message()`.
template <unsigned WordCount, unsigned CapCount = 0>
struct Message {
    static_assert(WordCount <= sys::seL4_MsgMaxLength, "a message has at most 120 words");
    static_assert(CapCount <= sys::seL4_MsgMaxExtraCaps,
                  "a message carries at most 3 capabilities");

    Word label{};
    Word words[WordCount == 0 ? 1 : WordCount]{};
    Cap<Any> caps[CapCount == 0 ? 1 : CapCount]{};

    /// The same message with the capabilities `granted` (at most 3) to pass on, in this order;
    /// needs grant rights on the endpoint.
    template <class... Objects>
    [[nodiscard]] constexpr auto granting(Cap<Objects>... granted) const {
        static_assert(CapCount == 0, "granting() is given all capabilities at once");
        Message<WordCount, sizeof...(Objects)> result{label, {}, {Cap<Any>{granted.bits}...}};
        for (unsigned i = 0; i < WordCount; ++i) {
            result.words[i] = words[i];
        }
        return result;
    }

    /// Copies words and capabilities to the IPC buffer; the result is what to send.
    [[gnu::always_inline]] MessageInfo load() const {
        for (unsigned i = 0; i < WordCount; ++i) {
            set_mr(static_cast<int>(i), words[i]);
        }
        for (unsigned i = 0; i < CapCount; ++i) {
            set_cap(static_cast<int>(i), caps[i]);
        }
        return MessageInfo(label, WordCount, CapCount);
    }
};

/// A message with `label` and the given `words` (at most 120), in this order.
/// `endpoint.send(message(label, a, b).granting(cap))`.
template <class... Words>
[[nodiscard]] constexpr Message<sizeof...(Words)> message(Word label, Words... words) {
    return {label, {static_cast<Word>(words)...}, {}};
}

}  // namespace selfe
