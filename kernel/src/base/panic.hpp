// The end of the line: a broken invariant stops the machine with one sentence on the console.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel {

/// Prints `kernel: panic: <sentence>; halting...` and halts the machine for ever.
[[noreturn]] void panic(const char* sentence);

/// Stops the machine unless `condition` holds. For the kernel's own
/// invariants, never for user errors.
inline void require(bool condition, const char* sentence) {
    if (!condition) [[unlikely]] {
        panic(sentence);
    }
}

}  // namespace kernel
