// Virtual processors and their threads go one before the other, whatever they do.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/arch/window.hpp"

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

CASE(VcpuDelete, OfOneWhoseRegistersTheProcessorHoldsLeavesItsMemoryAlone, "VCPU-039") {
    const Cap<Untyped> memory = t.make<Untyped>(sys::seL4_VCPUBits);
    const Slot slot = t.empty_slot();
    REQUIRE_OK(memory.retype<Vcpu>(slot));
    const Cap<Vcpu> vcpu{slot.index};
    Guest guest(t, Guest::Unbound{});
    REQUIRE_OK(vcpu.set_tcb(guest.tcb()));
    REQUIRE(is_trap(guest.run(selfe_guest_look, {.x2 = 0x77}), trapped_smc(guest_end::Look)));
    REQUIRE_OK(slot.delete_());
    // What is left of it must not be saved when another one needs the processor.
    map_page(t, t.vspace(), make_page(t, memory), window);
    Guest other(t);
    REQUIRE(is_trap(other.run(selfe_guest_look, {.x2 = 0x88}), trapped_smc(guest_end::Look)));
    Word written = 0;
    for (Word offset = 0; offset < small_page_bytes; offset += sizeof(Word)) {
        written += word_at(window + offset) != 0 ? 1 : 0;
    }
    CHECK_EQ("VCPU-039", written, Word{0});
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
