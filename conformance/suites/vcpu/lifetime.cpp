// Virtual processors and their threads go one before the other, whatever they do.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

namespace selfe::conformance {

CASE(VcpuDelete, LeavesItsThreadAnOrdinaryOne, "VCPU-039") {
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    REQUIRE(guest.mode() != 0);
    CHECK_EQ("VCPU-039", t.slot_of(guest.vcpu()).delete_(), Error::NoError);
    CHECK_EQ("VCPU-039", guest.mode(), Word{0});
    CHECK_EQ("VCPU-039", guest.run(selfe_guest_look).info.label(),
             Word{sys::seL4_Fault_UserException});
}

CASE(VcpuDelete, OfOneThatNeverRanIsDone, "VCPU-039") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    CHECK_EQ("VCPU-039", t.slot_of(vcpu).delete_(), Error::NoError);
    CHECK("VCPU-039", t.is_empty(vcpu));
}

CASE(TcbDelete, LeavesItsVirtualProcessorToAnother, "VCPU-039") {
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-039", t.slot_of(guest.tcb()).delete_(), Error::NoError);
    // Whether its registers outlive the binding, no document says.
    guest.write(sys::seL4_VCPUReg_TPIDR_EL1, 0x99);
    Guest other(t, Guest::Unbound{});
    CHECK_EQ("VCPU-039", guest.vcpu().set_tcb(other.tcb()), Error::NoError);
    CHECK("VCPU-039", is_trap(other.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-039", other.registers().x1, Word{0x99});
}

}  // namespace selfe::conformance
