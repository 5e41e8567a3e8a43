// Virtual processors on Arm, for kernels that run as hypervisor.
// SPDX-License-Identifier: BSD-2-Clause
//
// What another kernel lacks is missing here too.
#pragma once

#include "selfe/cap.hpp"
#include "selfe/error.hpp"
#include "selfe/result.hpp"
#include "selfe/tcb.hpp"
#include "selfe/traits.hpp"

#ifdef SELFE_HAS_seL4_ARM_VCPU_SetTCB
namespace selfe {

/// A virtual processor: the registers that a guest's system software has besides a thread's.
/// Errors that every method has: IllegalOperation if the capability names another object,
/// InvalidCapability (0) if nothing.
struct Vcpu : Invocable<Vcpu> {
    /// Lets `tcb` run on it; either is taken from what it was bound to before.
    /// Corresponds to seL4_ARM_VCPU_SetTCB. Manual: arm_vcpu_set_tcb.
    /// Errors: IllegalOperation if `tcb` is none.
    [[gnu::always_inline]] Error set_tcb(Cap<Tcb> tcb) const {
        return detail::error(sys::seL4_ARM_VCPU_SetTCB(cptr(), tcb.bits));
    }
    /// Queues virtual interrupt `virq` with `priority` (0 highest, to 31) and `group` (0 or 1) in
    /// the empty list register `index`. Corresponds to seL4_ARM_VCPU_InjectIRQ. Manual:
    /// arm_vcpu_inject_irq. Errors: DeleteFirst if the guest has not taken what is there;
    /// RangeError for any number.
    [[gnu::always_inline]] Error inject_irq(sys::seL4_Uint16 virq, sys::seL4_Uint8 priority,
                                            sys::seL4_Uint8 group, sys::seL4_Uint8 index) const {
        return detail::error(sys::seL4_ARM_VCPU_InjectIRQ(cptr(), virq, priority, group, index));
    }
    /// The register `field`: one of EL1, or VMPIDR_EL2. Corresponds to seL4_ARM_VCPU_ReadRegs.
    /// Manual: arm_vcpu_read_registers. Errors: InvalidArgument for a field that does not exist.
    [[gnu::always_inline]] Result<Word> read_regs(sys::seL4_VCPUReg field) const {
        return value(sys::seL4_ARM_VCPU_ReadRegs(cptr(), field));
    }
    /// Sets the register `field` to `value`. Corresponds to seL4_ARM_VCPU_WriteRegs. Manual:
    /// arm_vcpu_write_registers. Errors: InvalidArgument for a field that does not exist.
    [[gnu::always_inline]] Error write_regs(sys::seL4_VCPUReg field, Word value) const {
        return detail::error(sys::seL4_ARM_VCPU_WriteRegs(cptr(), field, value));
    }
    /// Lets `irq`, the private interrupt of a VppiEvent, come again. Corresponds to
    /// seL4_ARM_VCPU_AckVPPI. Manual: arm_vcpu_acknowledge_virtual_ppi_irq.
    /// Errors: InvalidArgument for an interrupt that is none of these.
    [[gnu::always_inline]] Error ack_vppi(Word irq) const {
        return detail::error(sys::seL4_ARM_VCPU_AckVPPI(cptr(), irq));
    }

  private:
    // Takes the stub's answer as an argument, as detail::address of page.hpp does.
    [[gnu::always_inline]] static Result<Word> value(sys::seL4_ARM_VCPU_ReadRegs_t raw) {
        return {raw.value, static_cast<Error>(raw.error)};
    }
};

template <>
struct Traits<Vcpu> {
    static constexpr Word type = sys::seL4_ARM_VCPUObject;
    static constexpr Word size_bits = sys::seL4_VCPUBits;
};

}  // namespace selfe
#endif
