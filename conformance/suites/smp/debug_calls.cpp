// System calls of debug kernels about cores.
// SPDX-License-Identifier: BSD-2-Clause
//
// libsel4 declares a debug call only where the kernel has it.
#include "other_core.hpp"
#include "selfe/irq.hpp"

namespace selfe::conformance {

CASE(DebugGetThreadAffinity, TellsTheThreadsCore, "DBG-042") {
#ifdef SELFE_HAS_seL4_DebugGetThreadAffinity
    CHECK_EQ("DBG-042", Word{sys::seL4_DebugGetThreadAffinity(t.tcb().bits)}, Word{0});
    OneShot one_shot;
    const Worker worker = t.prepare(one_shot, OneShot::run, {.core = 1});
    CHECK_EQ("DBG-042", Word{sys::seL4_DebugGetThreadAffinity(worker.tcb().bits)}, Word{1});
#else
    NEEDS(false, "this kernel's release has no such call");
#endif
}

CASE(DebugSendIpi, RaisesTheSoftwareInterruptOfTheCore, "DBG-043") {
#ifdef SELFE_HAS_seL4_DebugSendIPI
    constexpr unsigned sgi = 6;
    constexpr Word badge = 0x53;
    const BootSpace boot(t);
    const Cap<Notification> notification = t.make<Notification>();
    const Slot slot = t.empty_slot();
    REQUIRE_OK(boot.cap<IrqControl>(sys::seL4_CapIRQControl).get(sgi, slot));
    const Cap<IrqHandler> handler{slot.index};
    REQUIRE_OK(handler.set_notification(t.minted(notification, badge)));
    t.settle();
    CHECK_EQ("DBG-043", notification.poll(), Word{0});
    sys::seL4_DebugSendIPI(0, sgi);
    CHECK_EQ("DBG-043", notification.wait(), badge);
    REQUIRE_OK(handler.ack());
#else
    NEEDS(false, "this kernel's release has no such call");
#endif
}

}  // namespace selfe::conformance
