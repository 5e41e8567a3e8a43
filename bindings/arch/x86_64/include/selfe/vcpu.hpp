// Virtual processors on x86, for kernels with KernelVTX.
// SPDX-License-Identifier: BSD-2-Clause
//
// What another kernel lacks is missing here too.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/io_port.hpp"
#include "selfe/result.hpp"
#include "selfe/tcb.hpp"
#include "selfe/traits.hpp"

#ifdef SELFE_HAS_seL4_X86_VCPU_SetTCB
namespace selfe {

/// A virtual processor: a VMCS, and the guest's registers that it lacks.
/// Errors that every method has: IllegalOperation if the capability names another object,
/// InvalidCapability (0) if nothing.
struct Vcpu : Invocable<Vcpu> {
    /// Lets `tcb` enter it; either is taken from what it was bound to before.
    /// Corresponds to seL4_X86_VCPU_SetTCB. Manual: x86_vcpu_set_tcb.
    /// Errors: IllegalOperation if `tcb` is none.
    [[gnu::always_inline]] Error set_tcb(Cap<Tcb> tcb) const {
        return detail::error(sys::seL4_X86_VCPU_SetTCB(cptr(), tcb.bits));
    }
    /// The `field` of the VMCS that has this encoding. Corresponds to seL4_X86_VCPU_ReadVMCS.
    /// Manual: x86_vcpu_readvmcs. Errors: IllegalOperation for a field that cannot be read.
    [[gnu::always_inline]] Result<Word> read_vmcs(Word field) const {
        const auto raw = sys::seL4_X86_VCPU_ReadVMCS(cptr(), field);
        return {raw.value, static_cast<Error>(raw.error)};
    }
    /// Writes `value` to a `field`. The result is what was written: the kernel sets bits that it
    /// needs. Corresponds to seL4_X86_VCPU_WriteVMCS. Manual: x86_vcpu_writevmcs. Errors:
    /// IllegalOperation for a field that cannot be written.
    [[gnu::always_inline]] Result<Word> write_vmcs(Word field, Word value) const {
        const auto raw = sys::seL4_X86_VCPU_WriteVMCS(cptr(), field, value);
        return {raw.written, static_cast<Error>(raw.error)};
    }
    /// Lets the guest use ports `low` to `high`, both included, of `ports`.
    /// Corresponds to seL4_X86_VCPU_EnableIOPort. Manual: x86_vcpu_enableioport.
    /// Errors: InvalidArgument if they leave the range of `ports`; IllegalOperation if it is none.
    [[gnu::always_inline]] Error enable_io_port(Cap<IoPort> ports, Word low, Word high) const {
        return detail::error(sys::seL4_X86_VCPU_EnableIOPort(cptr(), ports.bits, low, high));
    }
    /// Ends that for ports `low` to `high`. Corresponds to seL4_X86_VCPU_DisableIOPort.
    /// Manual: x86_vcpu_disable_io_port.
    [[gnu::always_inline]] Error disable_io_port(Word low, Word high) const {
        return detail::error(sys::seL4_X86_VCPU_DisableIOPort(cptr(), low, high));
    }
    /// Sets the guest's `registers` that are not in the VMCS.
    /// Corresponds to seL4_X86_VCPU_WriteRegisters. Manual: x86_vcpu_write_registers.
    [[gnu::always_inline]] Error write_registers(const sys::seL4_VCPUContext& registers) const {
        // libsel4 only reads through its pointer.
        return detail::error(sys::seL4_X86_VCPU_WriteRegisters(
            cptr(), const_cast<sys::seL4_VCPUContext*>(&registers)));
    }
};

/// Why a guest stopped: `result` is SEL4_VMENTER_RESULT_NOTIF, then `badge` is the notification's,
/// or SEL4_VMENTER_RESULT_FAULT. The message registers say more (SEL4_VMENTER_…_MR).
struct VmExit {
    Word result;
    Word badge;
};

/// Runs the guest that the calling thread's Vcpu holds, from what message registers
/// SEL4_VMENTER_CALL_…_MR say, until it stops. Corresponds to seL4_VMEnter. Manual: sel4_vmenter.
[[nodiscard, gnu::always_inline]] inline VmExit vm_enter() {
    Word badge = 0;
    const Word result = sys::seL4_VMEnter(&badge);
    return {result, badge};
}

template <>
struct Traits<Vcpu> {
    static constexpr Word type = sys::seL4_X86_VCPUObject;
    static constexpr Word size_bits = sys::seL4_X86_VCPUBits;
};

}  // namespace selfe
#endif
