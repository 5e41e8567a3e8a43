// Faults of a virtual machine's threads, on Arm kernels that run as hypervisor.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/word.hpp"

#ifdef SELFE_HAS_seL4_Fault_VCPUFault_new
namespace selfe {

/// The virtual interrupt controller wants attention: list register `index` has been served;
/// greater than any list register if it was something else.
/// Corresponds to seL4_Fault_VGICMaintenance.
struct VgicMaintenance {
    Word index;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static VgicMaintenance from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_VGICMaintenance_get_IDX(fault)};
    }
};

/// The guest did what its hypervisor decides; `hsr` is the syndrome register (ESR_EL2, HSR).
/// Corresponds to seL4_Fault_VCPUFault.
struct VcpuFault {
    Word hsr;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static VcpuFault from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_VCPUFault_get_HSR(fault)};
    }
};

/// A virtual private interrupt is due; masked until `Vcpu::ack_vppi`.
/// Corresponds to seL4_Fault_VPPIEvent.
struct VppiEvent {
    Word irq;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static VppiEvent from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_VPPIEvent_get_irq(fault)};
    }
};

}  // namespace selfe
#endif
