// Help that debug kernels give; on others these names do not exist.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/tcb.hpp"

namespace selfe {

#ifdef SELFE_HAS_seL4_DebugPutChar  // with KernelPrinting
/// Writes the byte `c` to the kernel's console.
/// Corresponds to seL4_DebugPutChar. Manual: sel4_debugputchar.
[[gnu::always_inline]] inline void debug_put_char(char c) {
    sys::seL4_DebugPutChar(c);
}
#endif
#ifdef SELFE_HAS_seL4_DebugCapIdentify  // with KernelDebugBuild
/// The kernel's own number for the type of `cap`, 0 for an empty slot.
/// Corresponds to seL4_DebugCapIdentify. Manual: sel4_debugcapidentify.
[[nodiscard, gnu::always_inline]] inline sys::seL4_Uint32 debug_cap_identify(Cap<Any> cap) {
    return sys::seL4_DebugCapIdentify(cap.bits);
}
/// Gives `thread` a `name` for the kernel's messages: a C string, through the caller's IPC buffer.
/// Corresponds to seL4_DebugNameThread. Manual: sel4_debugnamethread.
[[gnu::always_inline]] inline void debug_name_thread(Cap<Tcb> thread, const char* name) {
    sys::seL4_DebugNameThread(thread.bits, name);
}
/// Stops the machine. Corresponds to seL4_DebugHalt. Manual: sel4_debughalt.
[[gnu::always_inline]] inline void debug_halt() {
    sys::seL4_DebugHalt();
}
/// Prints all threads' CSpaces. Corresponds to seL4_DebugSnapshot. Manual: sel4_debugsnapshot.
[[gnu::always_inline]] inline void debug_snapshot() {
    sys::seL4_DebugSnapshot();
}
#endif

}  // namespace selfe
