// The kernel's whole answer to an invocation, and the answers that the rules name.
// SPDX-License-Identifier: BSD-2-Clause
//
// An error reply carries words, and its length is part of the contract (manual, section "Errors").
// A case therefore compares whole replies: code, length and every word.
#pragma once

#include <stddef.h>

#include "selfe/sys.hpp"
#include "selfe/word.hpp"

namespace selfe::conformance {

/// Label, length and words of a reply.
struct Reply {
    static constexpr size_t max_words = 40;  // the longest, aarch64's TCBReadRegisters, has 36

    Word label{};
    Word length{};
    Word words[max_words]{};  ///< the first `length` count

    constexpr bool operator==(const Reply& other) const {
        if (label != other.label || length != other.length) {
            return false;
        }
        for (size_t i = 0; i < length && i < max_words; ++i) {
            if (words[i] != other.words[i]) {
                return false;
            }
        }
        return true;
    }
};

namespace detail {
template <class... Words>
constexpr Reply reply(Word label, Words... words) {
    return Reply{label, sizeof...(words), {static_cast<Word>(words)...}};
}
}  // namespace detail

/// A message of a thread or a fault, with its label and words.
template <class... Words>
constexpr Reply message_of(Word label, Words... words) {
    return detail::reply(label, words...);
}
/// Success, with the words that the method returns.
template <class... Words>
constexpr Reply success(Words... words) {
    return detail::reply(sys::seL4_NoError, words...);
}
constexpr Reply invalid_argument(Word index) {
    return detail::reply(sys::seL4_InvalidArgument, index);
}
constexpr Reply invalid_capability(Word index) {
    return detail::reply(sys::seL4_InvalidCapability, index);
}
constexpr Reply illegal_operation() {
    return detail::reply(sys::seL4_IllegalOperation);
}
constexpr Reply range_error(Word min, Word max) {
    return detail::reply(sys::seL4_RangeError, min, max);
}
constexpr Reply alignment_error() {
    return detail::reply(sys::seL4_AlignmentError);
}
constexpr Reply truncated_message() {
    return detail::reply(sys::seL4_TruncatedMessage);
}
constexpr Reply delete_first() {
    return detail::reply(sys::seL4_DeleteFirst);
}
constexpr Reply revoke_first() {
    return detail::reply(sys::seL4_RevokeFirst);
}
constexpr Reply not_enough_memory(Word bytes_left) {
    return detail::reply(sys::seL4_NotEnoughMemory, bytes_left);
}

/// Either of two replies: where the documents name one and released kernels give another, or where
/// they leave the order of checks open.
struct Either {
    Reply first;
    Reply second;

    friend constexpr bool operator==(const Reply& reply, const Either& either) {
        return reply == either.first || reply == either.second;
    }
};

/// Which of a method's two look-ups failed: MR0 of a FailedLookup reply.
enum class Lookup : Word { Other = 0, Source = 1 };

constexpr Reply invalid_root(Lookup which) {
    return detail::reply(sys::seL4_FailedLookup, static_cast<Word>(which), sys::seL4_InvalidRoot);
}
constexpr Reply missing_capability(Lookup which, Word bits_left) {
    return detail::reply(sys::seL4_FailedLookup, static_cast<Word>(which),
                         sys::seL4_MissingCapability, bits_left);
}
constexpr Reply depth_mismatch(Lookup which, Word bits_left, Word bits_found) {
    return detail::reply(sys::seL4_FailedLookup, static_cast<Word>(which), sys::seL4_DepthMismatch,
                         bits_left, bits_found);
}
constexpr Reply guard_mismatch(Lookup which, Word bits_left, Word guard, Word guard_bits) {
    return detail::reply(sys::seL4_FailedLookup, static_cast<Word>(which), sys::seL4_GuardMismatch,
                         bits_left, guard, guard_bits);
}

}  // namespace selfe::conformance
