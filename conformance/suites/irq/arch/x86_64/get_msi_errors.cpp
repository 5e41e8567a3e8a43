// IRQControl_GetMSI refused: each documented error with its words.
// SPDX-License-Identifier: BSD-2-Clause
#include "authority.hpp"
#include "interrupts.hpp"
#include "issue_method.hpp"

namespace selfe::conformance {
namespace {

struct Function {
    Word bus = 0;
    Word device = 4;
    Word function = 0;
    Word vector = 41;
};

IssueMethod get(const Function& function) {
    constexpr Word handle = 0;
    return IssueMethod(sys::X86IRQIssueIRQHandlerMSI, {},
                       {function.bus, function.device, function.function, handle, function.vector});
}

IssueMethod get_msi(Case&) {
    return get({});
}

// What a number beyond `greatest` is told, and that `greatest` itself is none.
void check_limit(Case& t, const BootSpace& boot, Word Function::* number, Word greatest,
                 Reply& beyond, Reply& at_limit) {
    Function function;
    function.*number = greatest + 1;
    beyond = get(function).call(irq_control(boot), t.empty_slot());
    function.*number = greatest;
    at_limit = get(function).call(irq_control(boot), t.empty_slot());
}

}  // namespace

CASE(IrqControlGetMsi, IntoWhatIsNoCNodeIsInvalidRoot, "IRQ-072") {
    const BootSpace boot(t);
    const Slot nowhere{Cap<CNode>{t.make<Endpoint>().bits}, 1, word_bits};
    CHECK_EQ("IRQ-072", get_msi(t).call(irq_control(boot), nowhere), invalid_root(Lookup::Other));
}

CASE(IrqControlGetMsi, BehindAWrongGuardIsGuardMismatch, "IRQ-073") {
    const BootSpace boot(t);
    const GuardedRoot root(t);
    CHECK_EQ("IRQ-073", get_msi(t).call(irq_control(boot), root.wrong()), root.refusal());
    CHECK_EQ("IRQ-073", get_msi(t).call(irq_control(boot), root.good()), success());
}

CASE(IrqControlGetMsi, DeeperThanTheCNodeIsDepthMismatch, "IRQ-074") {
    const BootSpace boot(t);
    const TooDeep deep(t);
    CHECK_EQ("IRQ-074", get_msi(t).call(irq_control(boot), deep.slot), deep.refusal());
}

CASE(IrqControlGetMsi, WithADepthOfNoBitsOrTooManyIsRangeError, "IRQ-075") {
    const BootSpace boot(t);
    for (const Word depth : {Word{0}, Word{word_bits + 1}, Word{255}}) {
        CHECK_EQ("IRQ-075", get_msi(t).call_with_depth(irq_control(boot), t.empty_slot(), depth),
                 range_error(1, word_bits));
    }
}

CASE(IrqControlGetMsi, IntoAnOccupiedSlotIsDeleteFirst, "IRQ-076") {
    const BootSpace boot(t);
    const Slot occupied = t.slot_of(t.make<Endpoint>());
    CHECK_EQ("IRQ-076", get_msi(t).call(irq_control(boot), occupied), delete_first());
}

CASE(IrqControlGetMsi, OfAnInterruptWithAHandlerIsRevokeFirst, "IRQ-077") {
    const BootSpace boot(t);
    REQUIRE_EQ(get_msi(t).call(irq_control(boot), t.empty_slot()), success());
    CHECK_EQ("IRQ-077", get_msi(t).call(irq_control(boot), t.empty_slot()), revoke_first());
}

CASE(IrqControlGetMsi, GivesAHandler, "IRQ-078") {
    const BootSpace boot(t);
    const Slot slot = t.empty_slot();
    REQUIRE_EQ(get({}).call(irq_control(boot), slot), success());
    CHECK_EQ("IRQ-078", Invocation(Cap<Any>{slot.index}, sys::IRQAckIRQ).call(), success());
}

CASE(IrqControlGetMsi, OfAVectorOutOfRangeIsRangeError, "IRQ-079") {
    const BootSpace boot(t);
    // As for IO APICs, the limit is what a refusal names.
    const Reply refused = get({.vector = ~Word{0}}).call(irq_control(boot), t.empty_slot());
    Reply beyond;
    Reply at_limit;
    check_limit(t, boot, &Function::vector, refused.words[1], beyond, at_limit);
    CHECK_EQ("IRQ-079", refused, range_error(0, refused.words[1]));
    CHECK_EQ("IRQ-079", beyond, refused);
    CHECK_EQ("IRQ-079", at_limit, success());
}

CASE(IrqControlGetMsi, OfABusThatCannotBeIsRangeError, "IRQ-085") {
    const BootSpace boot(t);
    Reply beyond;
    Reply at_limit;
    check_limit(t, boot, &Function::bus, 255, beyond, at_limit);
    CHECK_EQ("IRQ-085", beyond, range_error(0, 255));
    CHECK_EQ("IRQ-085", at_limit, success());
}

CASE(IrqControlGetMsi, OfADeviceThatCannotBeIsRangeError, "IRQ-086") {
    const BootSpace boot(t);
    Reply beyond;
    Reply at_limit;
    check_limit(t, boot, &Function::device, 31, beyond, at_limit);
    CHECK_EQ("IRQ-086", beyond, range_error(0, 31));
    CHECK_EQ("IRQ-086", at_limit, success());
}

CASE(IrqControlGetMsi, OfAFunctionThatCannotBeIsRangeError, "IRQ-087") {
    const BootSpace boot(t);
    Reply beyond;
    Reply at_limit;
    check_limit(t, boot, &Function::function, 7, beyond, at_limit);
    CHECK_EQ("IRQ-087", beyond, range_error(0, 7));
    CHECK_EQ("IRQ-087", at_limit, success());
}

}  // namespace selfe::conformance
