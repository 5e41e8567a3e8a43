// One system call with the general registers in hand, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
//
// Register roles: seL4's calling convention for x86_64, as libsel4's own system call stubs use it.
// `syscall` itself overwrites rcx and r11, and the kernel does not keep rsp: what makes the call
// keeps rsp in rbx, which the kernel hands back. So these two are not part of the array.
#pragma once

#include <stddef.h>

#include "selfe/word.hpp"

namespace selfe::conformance {

/// The register file around one `syscall`: filled in before, and as the kernel left it after.
struct Trap {
    static constexpr size_t register_count = 14;         ///< all but rbx and rsp
    static constexpr size_t message_register_count = 4;  ///< r10, r8, r9, r15
    /// A system call may change what stands before: its results, rcx and r11. All others come back
    /// as they were.
    static constexpr size_t first_preserved = 8;
    static constexpr Word instruction_size = 2;  ///< bytes of `syscall`

    /// In the order rdi, rsi, r10, r8, r9, r15, rcx, r11, rax, rdx, rbp, r12, r13, r14.
    Word x[register_count];

    /// The same registers but for those that `syscall` itself overwrites.
    bool operator==(const Trap& other) const {
        for (size_t i = 0; i < register_count; ++i) {
            if (i != rcx && i != r11 && x[i] != other.x[i]) {
                return false;
            }
        }
        return true;
    }

    Word& cptr() { return x[0]; }   ///< in: the invoked capability
    Word& badge() { return x[0]; }  ///< out: the badge
    Word& info() { return x[1]; }
    Word& message_register(size_t index) { return x[2 + index]; }
    Word& number() { return x[9]; }
    Word& reply() { return x[11]; }  ///< in: the reply object of a receive, where there are such

  private:
    static constexpr size_t rcx = 6;
    static constexpr size_t r11 = 7;
};

}  // namespace selfe::conformance
