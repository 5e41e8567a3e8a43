// Messages: the tag word, and where a thread's IPC buffer is. Manual: sec:messageinfo.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "object/tcb.hpp"

namespace kernel {

/// The tag of a message, taken apart.
struct MessageInfo {
    Word label = 0;
    unsigned caps_unwrapped = 0;  ///< bit n: extra capability n came as a badge
    unsigned extra_caps = 0;      ///< 0 .. seL4_MsgMaxExtraCaps
    unsigned length = 0;          ///< words, 0 .. seL4_MsgMaxLength; longer ones are cut

    static constexpr MessageInfo unpack(Word word) {
        return {word >> 12, static_cast<unsigned>(field(word, 9, 3)),
                static_cast<unsigned>(field(word, 7, 2)),
                static_cast<unsigned>(smaller<Word>(field(word, 0, 7), seL4_MsgMaxLength))};
    }
    constexpr Word pack() const {
        return label << 12 | Word{caps_unwrapped} << 9 | Word{extra_caps} << 7 | length;
    }
};

namespace message {

enum class Access { Send, Receive };

/// The kernel's view of the IPC buffer of `thread`, or null if it has none that allows `access`.
/// Receiving writes, so it needs a frame capability with both rights; sending only reads.
seL4_IPCBuffer* buffer_of(const Tcb& thread, Access access);

/// Sets message word `index` of `thread`; false if it has no place for it.
bool set_word(Tcb& thread, seL4_IPCBuffer* buffer, unsigned index, Word value);

/// Message word `index`, which must be a register or have `buffer`.
Word get_word(const Tcb& thread, const seL4_IPCBuffer* buffer, unsigned index);

/// `length`, or what fits into registers if there is no buffer.
unsigned reachable_length(unsigned length, const seL4_IPCBuffer* buffer);

}  // namespace message
}  // namespace kernel
