// Where compiled code gets the thread pointer from (-mtp=soft).
// SPDX-License-Identifier: BSD-2-Clause
//
// Source: "Run-time ABI for the Arm Architecture", section "Miscellaneous helper functions":
// __aeabi_read_tp may change r0, the link register and the flags, nothing else. So this is all
// assembly; a function that the compiler makes could change more.
#include "selfe/arch/thread.hpp"

extern "C" [[gnu::naked]] void* __aeabi_read_tp() {
    // The last operand of mrc tells TPIDRURO (3) from TPIDRURW (2).
    asm volatile("mrc p15, 0, r0, c13, c0, %c0\n\tbx lr"
                 :
                 : "i"(selfe::arch::thread_register_is_read_only ? 3 : 2));
}
