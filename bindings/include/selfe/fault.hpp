// What a faulting thread's handler is told, as a closed set of types.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/arch_fault.hpp"
#include "selfe/message_info.hpp"
#include "selfe/scheduling/fault_set.hpp"

namespace selfe {

/// The message is no fault: its label is another, or 0.
struct NullFault {};

/// A capability address that leads nowhere. `in_recv_phase` tells whether it was the receiving
/// half; `lookup_failure` is a seL4_LookupFailureType; `details` are its words: nothing, bits left,
/// bits left and found, or bits left, guard and guard bits. Corresponds to seL4_Fault_CapFault.
struct CapFault {
    Word ip;
    Word addr;
    Word in_recv_phase;
    Word lookup_failure;
    Word details[3];

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static CapFault from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_CapFault_get_IP(fault),
                sys::seL4_Fault_CapFault_get_Addr(fault),
                sys::seL4_Fault_CapFault_get_InRecvPhase(fault),
                sys::seL4_Fault_CapFault_get_LookupFailureType(fault),
                {sys::seL4_Fault_CapFault_get_MR4(fault), sys::seL4_Fault_CapFault_get_MR5(fault),
                 sys::seL4_Fault_CapFault_get_MR6(fault)}};
    }
};

/// An access that the address space does not allow. `prefetch_fault` is 1 for an instruction
/// fetch; `fsr` is the architecture's fault status. Corresponds to seL4_Fault_VMFault.
struct VmFault {
    Word ip;
    Word addr;
    Word prefetch_fault;
    Word fsr;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static VmFault from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_VMFault_get_IP(fault), sys::seL4_Fault_VMFault_get_Addr(fault),
                sys::seL4_Fault_VMFault_get_PrefetchFault(fault),
                sys::seL4_Fault_VMFault_get_FSR(fault)};
    }
};

#ifdef SELFE_HAS_seL4_Fault_DebugException_new  // with HardwareDebugAPI
/// A breakpoint was met, or a single step done. `reason` is a seL4_BreakpointType;
/// `trigger_address` the data that was accessed. Corresponds to seL4_Fault_DebugException.
struct DebugException {
    Word fault_ip;
    Word reason;
    Word trigger_address;
    Word breakpoint_number;

    /// Takes the words out of `fault`, which must be of this type.
    [[nodiscard]] static DebugException from(sys::seL4_Fault_t fault) {
        return {sys::seL4_Fault_DebugException_get_FaultIP(fault),
                sys::seL4_Fault_DebugException_get_ExceptionReason(fault),
                sys::seL4_Fault_DebugException_get_TriggerAddress(fault),
                sys::seL4_Fault_DebugException_get_BreakpointNumber(fault)};
    }
};
#endif

/// Several callables as one, for `visit`.
template <class... Callables>
struct Overload : Callables... {
    using Callables::operator()...;
};
template <class... Callables>
Overload(Callables...) -> Overload<Callables...>;

/// A decoded fault message.
class Fault {
  public:
    /// Decodes the message that was just received with the head `info`; reads the message
    /// registers. Corresponds to seL4_getFault.
    [[nodiscard]] static Fault from(MessageInfo info) {
        return Fault(sys::seL4_getFault(info.raw()));
    }

    /// The label that such a message has.
    [[nodiscard]] sys::seL4_Fault_tag kind() const {
        return static_cast<sys::seL4_Fault_tag>(sys::seL4_Fault_get_seL4_FaultType(raw_));
    }
    /// For accessors of selfe::sys.
    [[nodiscard]] sys::seL4_Fault_t raw() const { return raw_; }

    /// Calls `visitor` with the fault's own type and returns what it returns. Every type that this
    /// configuration has must be accepted, or the call does not compile:
    /// `fault.visit(Overload{[](VmFault f) {...}, [](auto) {...}})`.
    template <class Visitor>
    decltype(auto) visit(Visitor&& visitor) const {
        switch (kind()) {
            case sys::seL4_Fault_CapFault:
                return visitor(CapFault::from(raw_));
            case sys::seL4_Fault_UnknownSyscall:
                return visitor(UnknownSyscall::from(raw_));
            case sys::seL4_Fault_UserException:
                return visitor(UserException::from(raw_));
            case sys::seL4_Fault_VMFault:
                return visitor(VmFault::from(raw_));
#ifdef SELFE_HAS_seL4_Fault_DebugException_new
            case sys::seL4_Fault_DebugException:
                return visitor(DebugException::from(raw_));
#endif
#ifdef SELFE_HAS_seL4_Fault_VCPUFault_new
            case sys::seL4_Fault_VGICMaintenance:
                return visitor(VgicMaintenance::from(raw_));
            case sys::seL4_Fault_VCPUFault:
                return visitor(VcpuFault::from(raw_));
            case sys::seL4_Fault_VPPIEvent:
                return visitor(VppiEvent::from(raw_));
#endif
            default:
                return scheduling::visit_other_fault(raw_, visitor, NullFault{});
        }
    }

  private:
    explicit Fault(sys::seL4_Fault_t raw) : raw_(raw) {}

    sys::seL4_Fault_t raw_;
};

}  // namespace selfe
