// Threads.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/cnode.hpp"
#include "selfe/endpoint.hpp"
#include "selfe/error.hpp"
#include "selfe/notification.hpp"
#include "selfe/page.hpp"
#include "selfe/result.hpp"
#include "selfe/scheduling/tcb_methods.hpp"
#include "selfe/vspace.hpp"

namespace selfe {

/// All registers of a thread, in the order in which they are read and written.
using UserContext = sys::seL4_UserContext;

/// Words of a UserContext; the `count` that transfers all of it.
inline constexpr Word user_context_words = sizeof(UserContext) / sizeof(Word);

#ifdef SELFE_HAS_seL4_TCB_SetBreakpoint
/// A hardware breakpoint: at an instruction, or at accesses to `size` bytes from `vaddr`.
struct Breakpoint {
    Word vaddr;
    sys::seL4_BreakpointType type;
    Word size;
    sys::seL4_BreakpointAccess access;
    bool is_enabled;
};
#endif

/// A thread: registers, CSpace, VSpace, IPC buffer, priority. Errors that every method has:
/// IllegalOperation if the capability names another object, InvalidCapability (0) if nothing.
///
/// Priorities are 0 to seL4_MaxPrio. No thread can give a priority above the MCP (maximum
/// controlled priority) of `authority`: RangeError with words 0 and that MCP.
struct Tcb : scheduling::TcbMethods<Tcb> {
    /// Sets the `priority`; takes effect at once. Corresponds to seL4_TCB_SetPriority.
    /// Manual: tcb_setpriority. Errors: RangeError; InvalidCapability (1) if `authority` is no TCB.
    [[gnu::always_inline]] Error set_priority(Cap<Tcb> authority, Word priority) const {
        return detail::error(sys::seL4_TCB_SetPriority(cptr(), authority.bits, priority));
    }
    /// Sets the `mcp`, the highest priority that this thread can give to others.
    /// Corresponds to seL4_TCB_SetMCPriority. Manual: tcb_setmcpriority. Errors: as set_priority.
    [[gnu::always_inline]] Error set_mc_priority(Cap<Tcb> authority, Word mcp) const {
        return detail::error(sys::seL4_TCB_SetMCPriority(cptr(), authority.bits, mcp));
    }
    /// Sets the IPC buffer: its `address` in the thread's VSpace, aligned to
    /// 2^seL4_IPCBufferSizeBits bytes, and the page that is mapped there; address 0 for none.
    /// Corresponds to seL4_TCB_SetIPCBuffer. Manual: tcb_setipcbuffer.
    /// Errors: AlignmentError; IllegalOperation if `frame` is no page or a device's.
    [[gnu::always_inline]] Error set_ipc_buffer(Word address, Cap<Page> frame) const {
        return detail::error(sys::seL4_TCB_SetIPCBuffer(cptr(), address, frame.bits));
    }
    /// Sets the register that addresses thread-local storage to `address`, in the thread's VSpace.
    /// Corresponds to seL4_TCB_SetTLSBase. Manual: tcb_settlsbase.
    [[gnu::always_inline]] Error set_tls_base(Word address) const {
        return detail::error(sys::seL4_TCB_SetTLSBase(cptr(), address));
    }
    /// Stops the thread; an IPC it waits in is cancelled. Corresponds to seL4_TCB_Suspend.
    /// Manual: tcb_suspend.
    [[gnu::always_inline]] Error suspend() const {
        return detail::error(sys::seL4_TCB_Suspend(cptr()));
    }
    /// Makes a stopped thread run; a pending fault or IPC is restarted.
    /// Corresponds to seL4_TCB_Resume. Manual: tcb_resume.
    [[gnu::always_inline]] Error resume() const {
        return detail::error(sys::seL4_TCB_Resume(cptr()));
    }
    /// Lets the thread take the signals of `notification` while it waits to receive a message.
    /// Corresponds to seL4_TCB_BindNotification. Manual: tcb_bindnotification.
    /// Errors: IllegalOperation if either is bound already, the notification's queue is not empty,
    /// the capability lacks read rights or is none to a notification.
    [[gnu::always_inline]] Error bind_notification(Cap<Notification> notification) const {
        return detail::error(sys::seL4_TCB_BindNotification(cptr(), notification.bits));
    }
    /// Ends that. Corresponds to seL4_TCB_UnbindNotification. Manual: tcb_unbindnotification.
    /// Errors: IllegalOperation if nothing is bound.
    [[gnu::always_inline]] Error unbind_notification() const {
        return detail::error(sys::seL4_TCB_UnbindNotification(cptr()));
    }
    /// Reads the first `count` (1 to user_context_words) `registers`; `suspend_source` stops the
    /// thread first. `arch_flags` is 0. Registers beyond `count` are left as they are.
    /// Corresponds to seL4_TCB_ReadRegisters. Manual: tcb_readregisters.
    /// Errors: RangeError (1, greatest count); IllegalOperation on the calling thread itself.
    [[gnu::always_inline]] Error read_registers(bool suspend_source, sys::seL4_Uint8 arch_flags,
                                                Word count, UserContext& registers) const {
        return detail::error(
            sys::seL4_TCB_ReadRegisters(cptr(), suspend_source, arch_flags, count, &registers));
    }
    /// Writes the first `count` of `registers`, with what only the kernel may set left out;
    /// `resume_target` lets the thread run afterwards. `arch_flags` is 0.
    /// Corresponds to seL4_TCB_WriteRegisters. Manual: tcb_writeregisters.
    /// Errors: IllegalOperation on the calling thread itself.
    [[gnu::always_inline]] Error write_registers(bool resume_target, sys::seL4_Uint8 arch_flags,
                                                 Word count, const UserContext& registers) const {
        // libsel4 only reads through its pointer.
        return detail::error(sys::seL4_TCB_WriteRegisters(cptr(), resume_target, arch_flags, count,
                                                          const_cast<UserContext*>(&registers)));
    }
    /// Copies registers from `source`: `transfer_frame` those that hold the thread's place (pc, sp,
    /// flags, arguments), `transfer_integer` the others. `suspend_source` stops `source` first,
    /// `resume_target` lets this thread run afterwards. `arch_flags` is 0.
    /// Corresponds to seL4_TCB_CopyRegisters. Manual: tcb_copyregisters.
    /// Errors: InvalidCapability (1) if `source` is no TCB.
    [[gnu::always_inline]] Error copy_registers(Cap<Tcb> source, bool suspend_source,
                                                bool resume_target, bool transfer_frame,
                                                bool transfer_integer,
                                                sys::seL4_Uint8 arch_flags) const {
        return detail::error(sys::seL4_TCB_CopyRegisters(cptr(), source.bits, suspend_source,
                                                         resume_target, transfer_frame,
                                                         transfer_integer, arch_flags));
    }
#ifdef SELFE_HAS_seL4_TCB_SetAffinity  // with several cores and without scheduling contexts
    /// Moves the thread to core `affinity`, 0 to num_nodes()-1 of the boot information.
    /// Corresponds to seL4_TCB_SetAffinity. Manual: tcb_setaffinity.
    /// Errors: IllegalOperation for a core that does not exist.
    [[gnu::always_inline]] Error set_affinity(Word affinity) const {
        return detail::error(sys::seL4_TCB_SetAffinity(cptr(), affinity));
    }
#endif
#ifdef SELFE_HAS_seL4_TCB_SetBreakpoint  // with HardwareDebugAPI
    /// Sets hardware breakpoint `bp_num`, 0 to seL4_NumHWBreakpoints-1: what it meets is a
    /// DebugException. `type` is an instruction's or data's, `access` reading, writing or both, of
    /// `size` bytes (0 for instructions) from `vaddr`.
    /// Corresponds to seL4_TCB_SetBreakpoint. Manual: tcb_setbreakpoint.
    /// Errors: RangeError for a number that does not exist; AlignmentError if `vaddr` is not
    /// aligned to `size`; InvalidArgument for arguments that do not go together, or an address
    /// outside user space.
    [[gnu::always_inline]] Error set_breakpoint(sys::seL4_Uint16 bp_num, Word vaddr,
                                                sys::seL4_BreakpointType type, Word size,
                                                sys::seL4_BreakpointAccess access) const {
        return detail::error(sys::seL4_TCB_SetBreakpoint(
            cptr(), bp_num, vaddr, static_cast<Word>(type), size, static_cast<Word>(access)));
    }
    /// What breakpoint `bp_num` is set to. Corresponds to seL4_TCB_GetBreakpoint.
    /// Manual: tcb_getbreakpoint. Errors: RangeError for a number that does not exist.
    [[gnu::always_inline]] Result<Breakpoint> get_breakpoint(sys::seL4_Uint16 bp_num) const {
        const auto raw = sys::seL4_TCB_GetBreakpoint(cptr(), bp_num);
        return {{raw.vaddr, static_cast<sys::seL4_BreakpointType>(raw.type), raw.size,
                 static_cast<sys::seL4_BreakpointAccess>(raw.rw), raw.is_enabled != 0},
                static_cast<Error>(raw.error)};
    }
    /// Switches breakpoint `bp_num` off. Corresponds to seL4_TCB_UnsetBreakpoint.
    /// Manual: tcb_unsetbreakpoint. Errors: RangeError for a number that does not exist.
    [[gnu::always_inline]] Error unset_breakpoint(sys::seL4_Uint16 bp_num) const {
        return detail::error(sys::seL4_TCB_UnsetBreakpoint(cptr(), bp_num));
    }
    /// Raises a DebugException after `num_instructions`, 0 for never. The result is whether
    /// breakpoint `bp_num` is taken for it. Corresponds to seL4_TCB_ConfigureSingleStepping.
    /// Manual: tcb_configuresinglestepping. Errors: InvalidArgument, IllegalOperation for
    /// arguments that the processor cannot serve.
    [[gnu::always_inline]] Result<bool> configure_single_stepping(sys::seL4_Uint16 bp_num,
                                                                  Word num_instructions) const {
        const auto raw = sys::seL4_TCB_ConfigureSingleStepping(cptr(), bp_num, num_instructions);
        return {raw.bp_was_consumed != 0, static_cast<Error>(raw.error)};
    }
#endif
#ifdef SELFE_HAS_seL4_TCB_SetFlags  // since 15.0.0
    /// Clears the feature bits `clear`, then sets `set` (of seL4_TCBFlag); the result is what they
    /// are afterwards. Bits that the kernel does not know are ignored. Corresponds to
    /// seL4_TCB_SetFlags. Manual: tcb_setflags.
    [[gnu::always_inline]] Result<Word> set_flags(Word clear, Word set) const {
        const auto raw = sys::seL4_TCB_SetFlags(cptr(), clear, set);
        return {raw.flags, static_cast<Error>(raw.error)};
    }
#endif
};

}  // namespace selfe
