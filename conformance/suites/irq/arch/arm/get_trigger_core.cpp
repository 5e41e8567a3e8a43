// IRQControl_GetTriggerCore: which interrupts of which core it gives, and what it refuses.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "issue_method.hpp"
#include "line.hpp"

namespace selfe::conformance {
namespace {

constexpr Word edge = 1;
constexpr Word other_core = 1;

IssueMethod get_trigger_core(Word irq, Word core = other_core) {
    return IssueMethod(sys::ARMIRQIssueIRQHandlerTriggerCore, {irq, edge}, {core});
}

}  // namespace

CASE(IrqControlGetTriggerCore, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-033") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-033", get_trigger_core(spare_irq(t)).call(irq_control(boot), nowhere),
             invalid_root(Lookup::Other));
}

CASE(IrqControlGetTriggerCore, BehindAWrongGuardIsGuardMismatch, "IRQ-034") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-034", get_trigger_core(spare_irq(t)).call(irq_control(boot), root.wrong()),
             root.refusal());
    CHECK_EQ("IRQ-034", get_trigger_core(spare_irq(t)).call(irq_control(boot), root.good()),
             success());
}

CASE(IrqControlGetTriggerCore, DeeperThanTheCNodeIsDepthMismatch, "IRQ-035") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-035", get_trigger_core(spare_irq(t)).call(irq_control(boot), deep.slot),
             deep.refusal());
}

CASE(IrqControlGetTriggerCore, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-036") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-036",
                 get_trigger_core(spare_irq(t))
                     .call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlGetTriggerCore, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-037") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-037", get_trigger_core(spare_irq(t)).call(irq_control(boot), occupied),
             delete_first());
}

CASE(IrqControlGetTriggerCore, OfAnInterruptWithAHandlerIsRevokeFirst, "IRQ-038") {
    const BootSpace boot(t);
    REQUIRE_EQ(get_trigger_core(spare_irq(t)).call(irq_control(boot), t.empty_slot()), success());
    CHECK_EQ("IRQ-038", get_trigger_core(spare_irq(t)).call(irq_control(boot), t.empty_slot()),
             revoke_first());
}

CASE(IrqControlGetTriggerCore, APrivateInterruptIsOneOfEachCore, "IRQ-039") {
    // The same number names an interrupt of each core: both have a handler at once. Which of them
    // a kernel needs for itself differs.
    constexpr Word first_private = 16;
    constexpr Word first_shared = 32;
    const BootSpace boot(t);
    Word found = 0;
    for (Word irq = first_private; irq < first_shared; ++irq) {
        const Reply here = get_trigger_core(irq, 0).call(irq_control(boot), t.empty_slot());
        if (here == success()) {
            ++found;
            CHECK_EQ("IRQ-039", get_trigger_core(irq, 0).call(irq_control(boot), t.empty_slot()),
                     revoke_first());
            CHECK_EQ("IRQ-039", get_trigger_core(irq, 1).call(irq_control(boot), t.empty_slot()),
                     success());
        }
    }
    CHECK("IRQ-039", found > 0);
}

CASE(IrqControlGetTriggerCore, ADeviceInterruptOfAnotherCoreIsDelivered, "IRQ-039") {
    const BootSpace boot(t);
    Source source(t, boot);
    const Slot slot = t.empty_slot();
    constexpr Word level = 0;
    const IssueMethod method(sys::ARMIRQIssueIRQHandlerTriggerCore, {source.irq(), level},
                             {other_core});
    REQUIRE_EQ(method.call(irq_control(boot), slot), success());
    const Cap<IrqHandler> handler{slot.index};
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_OK(handler.set_notification(t.minted(notification, 0x33)));
    REQUIRE_OK(handler.ack());
    REQUIRE_EQ(notification.poll(), Word{0});
    source.raise();
    Word badge = 0;
    while (badge == 0) {
        badge = notification.poll();
    }
    CHECK_EQ("IRQ-039", badge, Word{0x33});
    source.lower();
}

CASE(IrqControlGetTriggerCore, OfACoreThatThereIsNotIsInvalidArgument, "IRQ-040") {
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    for (const Word core : {Word{config::number("MAX_NUM_NODES")}, ~Word{0}}) {
        // Which argument it was, released kernels leave open.
        const Reply reply = get_trigger_core(spare_irq(t), core).call(irq_control(boot), slot);
        CHECK_EQ("IRQ-040", reply.label, static_cast<Word>(Error::InvalidArgument));
        CHECK_EQ("IRQ-040", reply.length, Word{1});
        CHECK("IRQ-040", t.is_empty(slot));
    }
}

}  // namespace selfe::conformance
