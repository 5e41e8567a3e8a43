// What a guest's traps and faults tell their handler.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/arch/window.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/probe.hpp"

namespace selfe::conformance {
namespace {

struct Idler {
    Word has_run = 0;

    static void run(Idler& self) {
        asm volatile("wfe\n\twfi" ::: "memory");
        self.has_run = 1;
    }
};

/// Types of faults: what a hypervisor adds stands behind the others.
constexpr Word first_of_hypervisor = sys::seL4_Fault_VMFault + 1;

}  // namespace

CASE(VcpuFault, OfATrappedInstructionTellsTheSyndrome, "VCPU-034", "FLT-071", "FLT-072") {
    Guest guest(t);
    const Delivery fault = guest.run(selfe_guest_look);
    CHECK_EQ("VCPU-034", fault.info.label(), Word{sys::seL4_Fault_VCPUFault});
    CHECK_EQ("FLT-072", fault.info.label(), first_of_hypervisor + 1);
    CHECK_EQ("FLT-071", fault.info.length(), Word{1});
    CHECK_EQ("FLT-071", fault.words[0], trapped_smc(guest_end::Look));
    CHECK_EQ("FLT-071", fault.badge, Word{0});
}

CASE(VcpuFault, OfAGuestThatWaitsTellsTheSyndrome, "VCPU-034") {
    Guest guest(t);
    const Delivery fault = guest.run(selfe_guest_wait);
    if (config::flag_or("DISABLE_WFI_WFE_TRAPS", false)) {
        CHECK("VCPU-034", is_trap(fault, trapped_smc(guest_end::Wait)));
    } else {
        CHECK_EQ("VCPU-034", fault.info.label(), Word{sys::seL4_Fault_VCPUFault});
        CHECK_EQ("VCPU-034", syndrome_class(fault.words[0]), trapped_wfi_class);
    }
}

CASE(VcpuFault, TheGuestGoesOnWhereItsHandlerPutsIt, "VCPU-034") {
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look, {.x2 = 5}), trapped_smc(guest_end::Look)));
    GuestRegisters registers = guest.registers();
    REQUIRE_EQ(registers.pc - reinterpret_cast<Word>(selfe_guest_look), Word{4 * 4});
    registers.pc = reinterpret_cast<Word>(selfe_guest_look);
    registers.x2 = 6;
    REQUIRE_OK(guest.tcb().write_registers(false, 0, guest_register_count, registers));
    CHECK("VCPU-034", is_trap(guest.go_on(), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-034", guest.registers().x1, Word{5});
}

CASE(VcpuFault, AHypercallIsASystemCallOfItsThread, "VCPU-034") {
    Guest guest(t);
    const Cap<Notification> notification = t.make<Notification>();
    const Delivery fault =
        guest.run(selfe_guest_call, {.x0 = t.minted(notification, 0x44).bits,
                                     .x1 = MessageInfo().raw().words[0],
                                     .x7 = static_cast<Word>(sys::seL4_SysSend)});
    CHECK("VCPU-034", is_trap(fault, trapped_smc(guest_end::Call)));
    CHECK_EQ("VCPU-034", notification.poll(), Word{0x44});
}

CASE(GuestFault, OfAnAddressWithoutMemoryIsAVmFault, "VCPU-038", "FLT-059") {
    Guest guest(t);
    const Delivery fault = guest.run(selfe_guest_load, {.x6 = window + 0x128});
    CHECK_EQ("VCPU-038", fault.info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("VCPU-038", fault.words[sys::seL4_VMFault_Addr], window + 0x128);
    CHECK_EQ("VCPU-038", fault.words[sys::seL4_VMFault_PrefetchFault], Word{0});
    CHECK_EQ("FLT-059", fault.words[sys::seL4_VMFault_IP],
             reinterpret_cast<Word>(selfe_guest_load_instruction));
}

CASE(GuestFault, OnceMemoryIsThereTheGuestReadsIt, "VCPU-038") {
    Guest guest(t);
    REQUIRE_EQ(guest.run(selfe_guest_load, {.x6 = window}).info.label(),
               Word{sys::seL4_Fault_VMFault});
    map_page(t, t.vspace(), make_page(t), window);
    word_at(window) = 0x7e57'ab1e;
    CHECK("VCPU-038", is_trap(guest.go_on(), trapped_smc(guest_end::Load)));
    CHECK_EQ("VCPU-038", guest.registers().x0, Word{0x7e57'ab1e});
}

CASE(NativeThread, MayWait, "VCPU-037") {
    FaultHandler handler(t);
    Idler idler;
    const Worker worker = t.start(idler, Idler::run, {.fault_handler = handler.address()});
    CHECK_EQ("VCPU-037", handler.take().badge, Word{0});
    CHECK_EQ("VCPU-037", idler.has_run, Word{1});
    CHECK("VCPU-037", worker.is_done());
}

CASE(NativeThread, IsItselfBesideAGuest, "VCPU-033") {
    // A guest's registers stay in the processor when it stops; threads must not feel them.
    Guest guest(t);
    REQUIRE(is_trap(guest.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    guest.write(sys::seL4_VCPUReg_SCTLR, 1);  // translation on, without any tables
    guest.write(sys::seL4_VCPUReg_TTBR0, 0);
    Probe probe(t, t.vspace());
    map_page(t, t.vspace(), make_page(t), window);
    CHECK("VCPU-033", probe.can_write(window, 0x66));
    CHECK_EQ("VCPU-033", probe.read(window).value, Word{0x66});
}

}  // namespace selfe::conformance
