// Where compiled code gets the thread pointer from (-mtp=soft).
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: "Run-time ABI for the Arm Architecture", section "Miscellaneous helper functions":
// __aeabi_read_tp may change r0, the link register and the flags, nothing else. So this is all
// assembly; a function that the compiler makes could change more.
#include "selfe/arch/thread.hpp"

extern "C" [[gnu::naked]] void* __aeabi_read_tp() {
    if constexpr (selfe::arch::thread_register_is_read_only) {
        asm("mrc p15, 0, r0, c13, c0, 3\n\tbx lr");
    } else {
        asm("mrc p15, 0, r0, c13, c0, 2\n\tbx lr");
    }
}
