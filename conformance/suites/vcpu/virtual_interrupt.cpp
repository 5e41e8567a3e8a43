// A virtual interrupt reaches its guest.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/device.hpp"
#include "selfe/platform.hpp"

namespace selfe::conformance {
namespace {

constexpr Word acknowledged_mask = 0x3ff;  // GICV_IAR: the interrupt's number

}  // namespace

CASE(VcpuInjectIrq, TheGuestSeesTheInterrupt, "VCPU-019") {
    NEEDS(platform::virtual_cpu_interface != 0,
          "this platform names no virtual interface of its interrupt controller");
    const BootSpace boot(t);
    Guest guest(t);
    guest.write(sys::seL4_VCPUReg_VBAR, reinterpret_cast<Word>(selfe_guest_vectors));
    const unsigned char* const interface = map_device(t, boot, platform::virtual_cpu_interface);
    REQUIRE_EQ(
        Invocation(guest.vcpu(), sys::ARMVCPUInjectIRQ).words(Word{77} | Word{3} << 16).call(),
        success());
    const Delivery fault =
        guest.run(selfe_guest_take_interrupt, {.x20 = reinterpret_cast<Word>(interface)});
    CHECK("VCPU-019", is_trap(fault, trapped_smc(guest_end::Interrupt)));
    CHECK_EQ("VCPU-019", guest.registers().x0 & acknowledged_mask, Word{77});
}

}  // namespace selfe::conformance
