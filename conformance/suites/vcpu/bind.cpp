// VCPU.SetTCB: which thread runs on which virtual processor.
// SPDX-License-Identifier: BSD-2-Clause
#include "guest.hpp"

#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {
namespace {

/// Binds a virtual processor to itself and makes a system call, which is then one to EL1.
struct SelfBinder {
    Cap<Vcpu> vcpu;
    Cap<Tcb> tcb;
    Cap<Notification> notification;
    Word error;

    static void run(SelfBinder& self) {
        self.error = static_cast<Word>(self.vcpu.set_tcb(self.tcb));
        self.notification.signal();
    }
};

}  // namespace

CASE(VcpuSetTcb, ItsThreadRunsAsSystemSoftware, "VCPU-033") {
    Guest guest(t);
    guest.write(sys::seL4_VCPUReg_TPIDR_EL1, 0x1234'5678'9abc'def0);
    const Delivery fault = guest.run(selfe_guest_look, {.x2 = 7});
    CHECK("VCPU-033", is_trap(fault, trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-033", guest.registers().x0, Word{1});
    CHECK_EQ("VCPU-033", guest.registers().x1, Word{0x1234'5678'9abc'def0});
}

CASE(VcpuSetTcb, AThreadWithoutOneIsNoSystemSoftware, "VCPU-033") {
    // Such a state cannot be written to it, and what only EL1 may do is an exception of its own.
    Guest guest(t, Guest::Unbound{});
    const Delivery fault = guest.run(selfe_guest_look);
    CHECK_EQ("VCPU-033", fault.info.label(), Word{sys::seL4_Fault_UserException});
    CHECK_EQ("VCPU-033", guest.mode(), Word{0});
}

CASE(VcpuSetTcb, UnbindsTheThreadThatItHadBefore, "VCPU-016") {
    Guest first(t);
    REQUIRE(is_trap(first.run(selfe_guest_look), trapped_smc(guest_end::Look)));
    REQUIRE(first.mode() != 0);
    Guest second(t, Guest::Unbound{});
    CHECK_EQ("VCPU-016", Invocation(first.vcpu(), sys::ARMVCPUSetTCB).caps(second.tcb()).call(),
             success());
    CHECK_EQ("VCPU-016", first.mode(), Word{0});
    CHECK_EQ("VCPU-016", first.run(selfe_guest_look).info.label(),
             Word{sys::seL4_Fault_UserException});
    CHECK("VCPU-016", is_trap(second.run(selfe_guest_look), trapped_smc(guest_end::Look)));
}

CASE(VcpuSetTcb, UnbindsTheProcessorThatTheThreadHadBefore, "VCPU-016") {
    Guest guest(t);
    guest.write(sys::seL4_VCPUReg_TPIDR_EL1, 1);
    const Cap<Vcpu> other = t.make<Vcpu>();
    REQUIRE_OK(other.write_regs(sys::seL4_VCPUReg_TPIDR_EL1, 2));
    REQUIRE_OK(other.set_tcb(guest.tcb()));
    REQUIRE(is_trap(guest.run(selfe_guest_look, {.x2 = 3}), trapped_smc(guest_end::Look)));
    CHECK_EQ("VCPU-016", guest.registers().x1, Word{2});
    CHECK_EQ("VCPU-016", guest.read(sys::seL4_VCPUReg_TPIDR_EL1), Word{1});
    CHECK_EQ("VCPU-016", other.read_regs(sys::seL4_VCPUReg_TPIDR_EL1).value(), Word{3});
}

CASE(VcpuSetTcb, OfTheRunningThreadTakesEffectAtOnce, "VCPU-017") {
    FaultHandler handler(t);
    SelfBinder binder{t.make<Vcpu>(), {}, t.make<Notification>(), ~Word{0}};
    REQUIRE_OK(binder.vcpu.write_regs(sys::seL4_VCPUReg_VBAR,
                                      reinterpret_cast<Word>(selfe_guest_vectors)));
    const Worker worker = t.prepare(binder, SelfBinder::run, {.fault_handler = handler.address()});
    binder.tcb = worker.tcb();
    REQUIRE_OK(worker.tcb().resume());
    const Delivery fault = handler.take();
    CHECK_EQ("VCPU-017", binder.error, Word{0});
    // Its next system call went to EL1, where its vectors are.
    CHECK("VCPU-017", is_trap(fault, trapped_smc(guest_end::Vector)));
    CHECK_EQ("VCPU-017", binder.notification.poll(), Word{0});
}

CASE(VcpuSetTcb, OfWhatIsNoThreadIsIllegalOperation, "VCPU-018") {
    const Cap<Vcpu> vcpu = t.make<Vcpu>();
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>(t.make<Vcpu>()),
                                 Cap<Any>(t.cnode()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("VCPU-018", Invocation(vcpu, sys::ARMVCPUSetTCB).caps(other).call(),
                 illegal_operation());
    }
}

CASE(UntypedRetype, MakesVirtualProcessorsOfTheirSize, "UT-033") {
    const Cap<Untyped> memory = t.make<Untyped>(sys::seL4_VCPUBits + 1);
    const Slot first = t.empty_slot();
    const Slot second = t.empty_slot();
    CHECK_EQ("UT-033", memory.retype<Vcpu>(first), Error::NoError);
    CHECK_EQ("UT-033", memory.retype<Vcpu>(second), Error::NoError);
    CHECK_EQ("UT-033", memory.retype<Vcpu>(t.empty_slot()), Error::NotEnoughMemory);
    for (const Slot slot : {first, second}) {
        CHECK_EQ("UT-033",
                 Invocation(Cap<Any>{slot.index}, sys::ARMVCPUReadReg)
                     .words(Word{sys::seL4_VCPUReg_TPIDR_EL1})
                     .call(),
                 success(0));
    }
}

}  // namespace selfe::conformance
