// Why memory, a slot or an address could not be had: the cause as a value.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/error.hpp"

namespace selfe {

/// What stood in the way. `SlotAllocator`, `UntypedAllocator` and `PageMapper` say which of these
/// each call can come to; unless they say otherwise, nothing has changed then.
enum class MemoryCause : unsigned char {
    None,            ///< nothing: all went well
    OutOfSlots,      ///< too few free slots, or not so many in a row
    OutOfMemory,     ///< no untyped is free that is large enough
    OutOfRecords,    ///< the array that the caller gave for the books is full
    OutOfAddresses,  ///< no gap of that size is left in the range of addresses
    Misaligned,      ///< an address or a size is no multiple of what it must be
    OutOfRange,      ///< outside the range of addresses, or a size that there cannot be
    Overlap,         ///< something is mapped or reserved there
    NotCovered,      ///< no untyped covers this physical address
    Taken,           ///< this physical memory is in use
    NotMapped,       ///< nothing is mapped at this address
    StackTooSmall,   ///< a thread would have no stack left beside its thread-local variables
    Kernel,          ///< the kernel refused; `kernel` and `call` say what
};

/// A cause, and with `Kernel` the kernel's own error and the call that it answered.
struct [[nodiscard]] MemoryError {
    MemoryCause cause = MemoryCause::None;
    Error kernel = Error::NoError;
    const char* call = "";  ///< libsel4's name of the call, e.g. "seL4_Untyped_Retype"

    constexpr MemoryError() = default;
    constexpr MemoryError(MemoryCause why) : cause(why) {}
    /// From the kernel's answer to `what`: nothing if that was NoError.
    constexpr MemoryError(Error error, const char* what)
        : cause(is_ok(error) ? MemoryCause::None : MemoryCause::Kernel),
          kernel(error),
          call(what) {}

    [[nodiscard]] friend constexpr bool operator==(const MemoryError& a, const MemoryError& b) {
        return a.cause == b.cause && a.kernel == b.kernel;
    }
};

/// True if nothing went wrong.
[[nodiscard]] constexpr bool is_ok(const MemoryError& error) {
    return error.cause == MemoryCause::None;
}

/// The cause in words, for messages: "out of capability slots".
[[nodiscard]] const char* name_of(MemoryCause cause);

}  // namespace selfe
