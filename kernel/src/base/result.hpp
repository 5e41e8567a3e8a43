// How kernel functions say no: an error code of the interface plus the words of its reply.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "base/lookup_failure.hpp"

namespace kernel {

/// An error reply: label `code`, message words `words[0 .. length-1]`. Manual: sec:errors.
struct Error {
    Word code = seL4_NoError;
    unsigned length = 0;
    Word words[5] = {};

    /// `argument` counts the method's message words from 0.
    static constexpr Error invalid_argument(Word argument) {
        return {seL4_InvalidArgument, 1, {argument}};
    }
    /// `capability` 0 is the invoked one, 1.. are the extra capabilities.
    static constexpr Error invalid_capability(Word capability) {
        return {seL4_InvalidCapability, 1, {capability}};
    }
    static constexpr Error illegal_operation() { return {seL4_IllegalOperation, 0, {}}; }
    static constexpr Error range(Word min, Word max) { return {seL4_RangeError, 2, {min, max}}; }
    static constexpr Error alignment() { return {seL4_AlignmentError, 0, {}}; }
    static constexpr Error truncated_message() { return {seL4_TruncatedMessage, 0, {}}; }
    static constexpr Error delete_first() { return {seL4_DeleteFirst, 0, {}}; }
    static constexpr Error revoke_first() { return {seL4_RevokeFirst, 0, {}}; }
    static constexpr Error not_enough_memory(Word bytes_left) {
        return {seL4_NotEnoughMemory, 1, {bytes_left}};
    }
    static constexpr Error failed_lookup(bool is_source, const LookupFailure& why) {
        Error error{seL4_FailedLookup, 2 + why.detail_words(), {is_source ? Word{1} : 0, why.type}};
        for (unsigned i = 0; i < why.detail_words(); ++i) {
            error.words[2 + i] = why.detail[i];
        }
        return error;
    }
};

/// Either a value or the reason why there is none.
template <typename T, typename E = Error>
class [[nodiscard]] Result {
  public:
    constexpr Result(const T& value) : value_(value), is_ok_(true) {}
    constexpr Result(const E& error) : error_(error), is_ok_(false) {}

    constexpr explicit operator bool() const { return is_ok_; }
    /// Only after a check.
    constexpr const T& operator*() const { return value_; }
    constexpr const T* operator->() const { return &value_; }
    constexpr const E& error() const { return error_; }

  private:
    T value_{};
    E error_{};
    bool is_ok_;
};

/// Success without a value, an error, or neither yet: the system call is to be repeated after the
/// interrupt that is pending.
class [[nodiscard]] Status {
  public:
    constexpr Status() = default;
    constexpr Status(const Error& error) : error_(error) {}

    static constexpr Status interrupted() {
        Status status;
        status.is_interrupted_ = true;
        return status;
    }

    constexpr explicit operator bool() const { return error_.code == seL4_NoError; }
    constexpr bool is_interrupted() const { return is_interrupted_; }
    constexpr const Error& error() const { return error_; }

  private:
    Error error_{};
    bool is_interrupted_ = false;
};

inline constexpr Status ok{};

}  // namespace kernel
