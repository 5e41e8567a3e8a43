// A virtual interrupt reaches its guest.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/device.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance {
namespace {

constexpr Word acknowledged_mask = 0x3ff;  // GICV_IAR: the interrupt's number

/// What a guest says last that gets interrupt 77 by this list register, and ends it or not.
Delivery take_interrupt(Case& t, const BootSpace& boot, Guest& guest, Word list_register,
                        bool ends) {
    guest.write(sys::seL4_VCPUReg_VBAR, reinterpret_cast<Word>(selfe_guest_vectors));
    const unsigned char* const interface = map_device(t, boot, platform::virtual_cpu_interface);
    REQUIRE_EQ(Invocation(guest.vcpu(), sys::ARMVCPUInjectIRQ)
                   .words(Word{77} | Word{3} << 16 | list_register << 32)
                   .call(),
               success());
    return guest.run(selfe_guest_take_interrupt,
                     {.x6 = ends ? Word{1} : Word{0}, .x20 = reinterpret_cast<Word>(interface)});
}

}  // namespace

CASE(VcpuInjectIrq, TheGuestSeesTheInterrupt, "VCPU-019") {
    NEEDS(platform::virtual_cpu_interface != 0,
          "this platform names no virtual interface of its interrupt controller");
    const BootSpace boot(t);
    Guest guest(t);
    const Delivery fault = take_interrupt(t, boot, guest, 0, false);
    CHECK("VCPU-019", is_trap(fault, trapped_smc(guest_end::Interrupt)));
    CHECK_EQ("VCPU-019", guest.registers().x0 & acknowledged_mask, Word{77});
}

CASE(VgicMaintenance, TellsTheListRegisterOfAnEndedInterrupt, "FLT-069", "FLT-072") {
    NEEDS(platform::virtual_cpu_interface != 0,
          "this platform names no virtual interface of its interrupt controller");
    const BootSpace boot(t);
    Guest guest(t);
    const Delivery fault = take_interrupt(t, boot, guest, 1, true);
    CHECK_EQ("FLT-072", fault.info.label(), Word{sys::seL4_Fault_VMFault} + 1);
    CHECK_EQ("FLT-069", fault.info.length(), Word{1});
    CHECK_EQ("FLT-069", fault.words[sys::seL4_VGICMaintenance_IDX], Word{1});
}

}  // namespace selfe::conformance
