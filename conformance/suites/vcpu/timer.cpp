// The virtual timer's interrupt, which its guest's handler gets, once for each acknowledgement.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

namespace selfe::conformance {
namespace {

bool is_timer_event(const Delivery& fault) {
    return fault.info.label() == sys::seL4_Fault_VPPIEvent && fault.info.length() == 1 &&
           fault.words[sys::seL4_VPPIEvent_IRQ] == virtual_timer_irq;
}

}  // namespace

CASE(VppiEvent, TellsTheVirtualTimersInterrupt, "VCPU-036", "FLT-070", "FLT-072") {
    Guest guest(t);
    Word goes_on = 0;
    const Delivery fault =
        guest.run(selfe_guest_start_timer, {.x6 = reinterpret_cast<Word>(&goes_on)});
    CHECK("VCPU-036", is_timer_event(fault));
    CHECK_EQ("FLT-072", fault.info.label(), Word{sys::seL4_Fault_VMFault} + 3);
    CHECK_EQ("FLT-070", fault.info.length(), Word{1});
    CHECK_EQ("FLT-070", fault.words[0], virtual_timer_irq);
}

CASE(VcpuAckVppi, LetsTheNextEventCome, "VCPU-031", "FLT-070") {
    Guest guest(t);
    volatile Word goes_on = 0;
    REQUIRE(is_timer_event(
        guest.run(selfe_guest_start_timer, {.x6 = reinterpret_cast<Word>(&goes_on)})));
    // The timer goes on interrupting; without acknowledgement nobody hears of it.
    goes_on = 1;
    CHECK("FLT-070", is_trap(guest.go_on(), trapped_smc(guest_end::Timer)));
    REQUIRE_EQ(Invocation(guest.vcpu(), sys::ARMVCPUAckVPPI).words(virtual_timer_irq).call(),
               success());
    CHECK("VCPU-031", is_timer_event(guest.run(selfe_guest_spin)));
}

CASE(Vcpu, EachGuestHasItsOwnTimer, "VCPU-035") {
    Guest first(t);
    Guest second(t);
    Word goes_on = 0;
    REQUIRE(is_timer_event(
        first.run(selfe_guest_start_timer, {.x6 = reinterpret_cast<Word>(&goes_on)})));
    // The other one has no timer running, and stops of itself.
    CHECK("VCPU-035", is_trap(second.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-035", second.read(sys::seL4_VCPUReg_CNTV_CTL) & 1, Word{0});
    CHECK_EQ("VCPU-035", first.read(sys::seL4_VCPUReg_CNTV_CTL) & 1, Word{1});
}

}  // namespace selfe::conformance
