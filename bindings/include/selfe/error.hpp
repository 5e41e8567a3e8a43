// The kernel's answer to an invocation, as a value that cannot be ignored.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/sys.hpp"

namespace selfe {

/// What an invocation came to. The names are the kernel's without their prefix. Manual: Errors.
///
/// After a failure the reply's words are still in the message registers (`get_mr`):
/// InvalidArgument and InvalidCapability leave the number of the culprit, RangeError the least and
/// the greatest allowed value, FailedLookup a description of the lookup, NotEnoughMemory the bytes
/// that are left, the others nothing.
///
/// Errors that every invocation can come to, and that methods do not list again: InvalidCapability
/// (0) if the address names an empty slot, IllegalOperation if it names an object of another type.
/// An address that leads nowhere is no error but a fault (CapFault) of the calling thread. An
/// invocation that fails changes nothing unless its method says so.
// The underlying type is seL4_Error's own: then a wrapper compiles to the wrapped call.
enum class [[nodiscard]] Error : __underlying_type(sys::seL4_Error) {
    NoError = sys::seL4_NoError,
    InvalidArgument = sys::seL4_InvalidArgument,
    InvalidCapability = sys::seL4_InvalidCapability,
    IllegalOperation = sys::seL4_IllegalOperation,
    RangeError = sys::seL4_RangeError,
    AlignmentError = sys::seL4_AlignmentError,
    FailedLookup = sys::seL4_FailedLookup,
    TruncatedMessage = sys::seL4_TruncatedMessage,
    DeleteFirst = sys::seL4_DeleteFirst,
    RevokeFirst = sys::seL4_RevokeFirst,
    NotEnoughMemory = sys::seL4_NotEnoughMemory,
};

static_assert(sys::seL4_NumErrors == 11, "error.hpp: this kernel has errors that Error lacks");

/// True if `error` says that nothing went wrong.
[[nodiscard]] constexpr bool is_ok(Error error) {
    return error == Error::NoError;
}

/// The name of the enumerator `error`, for messages; "unknown error" for a number that is none.
[[nodiscard]] constexpr const char* name_of(Error error) {
    constexpr const char* names[] = {"NoError",          "InvalidArgument",  "InvalidCapability",
                                     "IllegalOperation", "RangeError",       "AlignmentError",
                                     "FailedLookup",     "TruncatedMessage", "DeleteFirst",
                                     "RevokeFirst",      "NotEnoughMemory"};
    static_assert(sizeof(names) / sizeof(names[0]) == sys::seL4_NumErrors);
    const auto number = static_cast<unsigned long>(error);
    return number < sys::seL4_NumErrors ? names[number] : "unknown error";
}

namespace detail {

/// The typed form of what a libsel4 stub returned.
[[gnu::always_inline]] constexpr Error error(sys::seL4_Error raw) {
    return static_cast<Error>(raw);
}

}  // namespace detail
}  // namespace selfe
