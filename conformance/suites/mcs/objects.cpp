// Scheduling contexts and reply objects as objects: made, sized, copied, deleted.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "selfe/conformance/system_call.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

// Bytes left of an untyped, as it says when it is asked for too much.
Word bytes_left(Case& t, Cap<Untyped> untyped, Word size_bits) {
    const Reply refused =
        Invocation(untyped, sys::UntypedRetype)
            .words(Traits<Untyped>::type, size_bits + 1, 0, 0, t.empty_slot().index, 1)
            .caps(t.cnode())
            .call();
    t.must(refused.label == static_cast<Word>(Error::NotEnoughMemory) ? Error::NoError
                                                                      : Error::IllegalOperation,
           "too much memory is not refused");
    return refused.words[0];
}

}  // namespace

CASE(UntypedRetype, MakesContextsOfTheSizeAskedFor, "UT-009") {
    for (const Word bits : {Word{sys::seL4_MinSchedContextBits}, Word{10}}) {
        const Cap<Untyped> untyped = t.make<Untyped>(12);
        (void)t.make_from<SchedContext>(untyped, bits);
        CHECK_EQ("UT-009", bytes_left(t, untyped, 12), (Word{1} << 12) - (Word{1} << bits));
    }
}

CASE(UntypedRetype, MakesReplyObjectsOfOneSize, "UT-010") {
    const Cap<Untyped> untyped = t.make<Untyped>(12);
    (void)t.make_from<ReplyObject>(untyped);
    CHECK_EQ("UT-010", bytes_left(t, untyped, 12),
             (Word{1} << 12) - (Word{1} << sys::seL4_ReplyBits));
}

CASE(UntypedRetype, OfAContextBelowTheLeastSizeIsInvalidArgument, "UT-053") {
    for (const Word bits : {Word{0}, Word{sys::seL4_MinSchedContextBits} - 1}) {
        CHECK_EQ("UT-053",
                 Invocation(t.memory(), sys::UntypedRetype)
                     .words(Traits<SchedContext>::type, bits, 0, 0, t.empty_slot().index, 1)
                     .caps(t.cnode())
                     .call(),
                 invalid_argument(1));
    }
}

CASE(Derivation, OfContextsReplyObjectsAndSchedControlIsPossible, "CN-167") {
    const Cap<Any> all[] = {Cap<Any>(make_context(t)), Cap<Any>(t.make<ReplyObject>()),
                            Cap<Any>(sched_control(t))};
    for (const Cap<Any> cap : all) {
        const Slot slot = t.empty_slot();
        CHECK_EQ("CN-167", slot.copy(t.slot_of(cap), Rights::all()), Error::NoError);
        CHECK("CN-167", !t.is_empty(slot));
    }
}

CASE(SchedContext, NewOnesGiveNoTimeUntilConfigured, "MCS-059", "MCS-005") {
    Mark mark;
    const Worker worker = t.start(mark, Mark::run, {.priority = priority::High, .has_time = false});
    const Cap<SchedContext> context = make_empty_context(t);
    REQUIRE_OK(context.bind(worker.tcb()));
    t.settle();
    CHECK("MCS-059", !mark.has_run);
    REQUIRE_OK(sched_control(t).configure_flags(context, turn_us, turn_us, 0, 0, 0));
    CHECK("MCS-005", mark.has_run);
    CHECK("MCS-059", mark.has_run);
}

CASE(SchedContext, DeletedStopsItsThread, "MCS-060") {
    Taker taker{t.make<Endpoint>()};
    const Worker worker = t.start(taker, Taker::run);
    t.settle();
    REQUIRE_OK(t.slot_of(worker.time()).delete_());
    taker.endpoint.nb_send(MessageInfo());
    t.settle();
    CHECK_EQ("MCS-060", Word{taker.taken}, Word{0});
    // The thread is only without time.
    REQUIRE_OK(make_context(t).bind(worker.tcb()));
    t.settle();
    CHECK_EQ("MCS-060", Word{taker.taken}, Word{1});
}

CASE(SchedContext, IsFreeOnceItsThreadIsDeleted, "MCS-061") {
    Mark first;
    Mark second;
    const Worker gone = t.prepare(first, Mark::run);
    const Worker next = t.start(second, Mark::run, {.has_time = false});
    REQUIRE_OK(t.slot_of(gone.tcb()).delete_());
    CHECK_EQ("MCS-061", context_of(gone).bind(next.tcb()), Error::NoError);
    t.settle();
    CHECK("MCS-061", second.has_run);
}

}  // namespace selfe::conformance
