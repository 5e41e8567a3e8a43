// IRQControl_GetIOAPIC refused: each documented error with its words.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "interrupts.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {
namespace {

constexpr Word edge = 0;
constexpr Word active_high = 0;

struct Pin {
    Word ioapic = 0;
    Word pin;
    Word level = edge;
    Word polarity = active_high;
    Word vector = 40;
};

IssueMethod get(const Pin& pin) {
    return IssueMethod(sys::X86IRQIssueIRQHandlerIOAPIC, {},
                       {pin.ioapic, pin.pin, pin.level, pin.polarity, pin.vector});
}

IssueMethod get_spare(Case& t) {
    return get({.pin = spare_irq(t)});
}

}  // namespace

CASE(IrqControlGetIoapic, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-059") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-059", get_spare(t).call(irq_control(boot), nowhere), invalid_root(Lookup::Other));
}

CASE(IrqControlGetIoapic, BehindAWrongGuardIsGuardMismatch, "IRQ-060") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-060", get_spare(t).call(irq_control(boot), root.wrong()), root.refusal());
    CHECK_EQ("IRQ-060", get_spare(t).call(irq_control(boot), root.good()), success());
}

CASE(IrqControlGetIoapic, DeeperThanTheCNodeIsDepthMismatch, "IRQ-061") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-061", get_spare(t).call(irq_control(boot), deep.slot), deep.refusal());
}

CASE(IrqControlGetIoapic, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-062") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-062", get_spare(t).call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlGetIoapic, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-063") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-063", get_spare(t).call(irq_control(boot), occupied), delete_first());
}

CASE(IrqControlGetIoapic, OfAnInterruptWithAHandlerIsRevokeFirst, "IRQ-064") {
    const BootSpace boot(t);
    REQUIRE_EQ(get_spare(t).call(irq_control(boot), t.empty_slot()), success());
    CHECK_EQ("IRQ-064", get_spare(t).call(irq_control(boot), t.empty_slot()), revoke_first());
}

CASE(IrqControlGetIoapic, OfAVectorOutOfRangeIsRangeError, "IRQ-066") {
    const BootSpace boot(t);
    // The header's VECTOR_MAX is not the limit that released kernels know: what a refusal names
    // must work, and the next must not.
    const Word pin = spare_irq(t);
    const Reply refused =
        get({.pin = pin, .vector = ~Word{0}}).call(irq_control(boot), t.empty_slot());
    const Word last = refused.words[1];
    CHECK_EQ("IRQ-066", refused, range_error(0, last));
    CHECK_EQ("IRQ-066",
             get({.pin = pin, .vector = last + 1}).call(irq_control(boot), t.empty_slot()),
             refused);
    CHECK_EQ("IRQ-066", get({.pin = pin, .vector = last}).call(irq_control(boot), t.empty_slot()),
             success());
}

CASE(IrqControlGetIoapic, OfAnIoapicThatIsNotThereIsRangeError, "IRQ-081") {
    const BootSpace boot(t);
    // How many there are, only the machine knows: the reply's greatest number must work, and the
    // next one must not.
    const Reply refused =
        get({.ioapic = ~Word{0}, .pin = spare_irq(t)}).call(irq_control(boot), t.empty_slot());
    CHECK_EQ("IRQ-081", refused, range_error(0, refused.words[1]));
    CHECK_EQ("IRQ-081",
             get({.ioapic = refused.words[1] + 1, .pin = spare_irq(t)})
                 .call(irq_control(boot), t.empty_slot()),
             refused);
    CHECK_EQ("IRQ-081",
             get({.ioapic = refused.words[1], .pin = 0}).call(irq_control(boot), t.empty_slot()),
             success());
}

CASE(IrqControlGetIoapic, OfAPinThatIsNotThereIsRangeError, "IRQ-082") {
    const BootSpace boot(t);
    const Reply refused = get({.pin = ~Word{0}}).call(irq_control(boot), t.empty_slot());
    CHECK_EQ("IRQ-082", refused, range_error(0, refused.words[1]));
    const Word last = refused.words[1];
    CHECK_EQ("IRQ-082", get({.pin = last + 1}).call(irq_control(boot), t.empty_slot()), refused);
    CHECK_EQ("IRQ-082", get({.pin = last}).call(irq_control(boot), t.empty_slot()), success());
}

CASE(IrqControlGetIoapic, WithATriggerThatIsNoneIsRangeError, "IRQ-083") {
    const BootSpace boot(t);
    for (const Word level : {Word{2}, ~Word{0}}) {
        CHECK_EQ("IRQ-083",
                 get({.pin = spare_irq(t), .level = level}).call(irq_control(boot), t.empty_slot()),
                 range_error(0, 1));
    }
}

CASE(IrqControlGetIoapic, WithAPolarityThatIsNoneIsRangeError, "IRQ-084") {
    const BootSpace boot(t);
    for (const Word polarity : {Word{2}, ~Word{0}}) {
        CHECK_EQ("IRQ-084",
                 get({.pin = spare_irq(t), .polarity = polarity})
                     .call(irq_control(boot), t.empty_slot()),
                 range_error(0, 1));
    }
}

}  // namespace selfe::conformance
