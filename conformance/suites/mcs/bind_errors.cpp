// SchedContext methods: what cannot be bound, unbound or yielded to.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "workers.hpp"

namespace selfe::conformance {
namespace {

Reply bind(Cap<SchedContext> context, Cap<Any> object) {
    return Invocation(context, sys::SchedContextBind).caps(object).call();
}
Reply unbind_object(Cap<SchedContext> context, Cap<Any> object) {
    return Invocation(context, sys::SchedContextUnbindObject).caps(object).call();
}
Reply yield_to(Cap<SchedContext> context) {
    return Invocation(context, sys::SchedContextYieldTo).call();
}

constexpr Cap<SchedContext> own{case_slot::SchedContext};

}  // namespace

CASE(SchedContextBind, OfAContextThatHasAThreadIsIllegalOperation, "MCS-036") {
    const Cap<SchedContext> context = make_context(t);
    REQUIRE_EQ(bind(context, t.make<Tcb>()), success());
    CHECK_EQ("MCS-036", bind(context, t.make<Tcb>()), illegal_operation());
}

CASE(SchedContextBind, OfAContextThatHasANotificationIsIllegalOperation, "MCS-037") {
    const Cap<SchedContext> context = make_context(t);
    REQUIRE_EQ(bind(context, t.make<Notification>()), success());
    CHECK_EQ("MCS-037", bind(context, t.make<Notification>()), illegal_operation());
}

CASE(SchedContextBind, ToAThreadThatHasAContextIsIllegalOperation, "MCS-038") {
    const Cap<Tcb> thread = t.make<Tcb>();
    REQUIRE_EQ(bind(make_context(t), thread), success());
    CHECK_EQ("MCS-038", bind(make_context(t), thread), illegal_operation());
}

CASE(SchedContextBind, ToANotificationThatHasAContextIsIllegalOperation, "MCS-039") {
    const Cap<Notification> notification = t.make<Notification>();
    REQUIRE_EQ(bind(make_context(t), notification), success());
    CHECK_EQ("MCS-039", bind(make_context(t), notification), illegal_operation());
}

CASE(SchedContextBind, OfAnEmptyContextToABlockedThreadIsIllegalOperation, "MCS-040") {
    Taker taker{t.make<Endpoint>()};
    const Worker worker = start_passive(t, taker, Taker::run);
    CHECK_EQ("MCS-040", bind(make_empty_context(t), worker.tcb()), illegal_operation());
    CHECK_EQ("MCS-040", bind(make_context(t), worker.tcb()), success());
}

CASE(SchedContextBind, ToAnotherObjectIsInvalidCapability, "MCS-041") {
    const Cap<SchedContext> context = make_context(t);
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index},
                                 Cap<Any>(make_context(t))}) {
        CHECK_EQ("MCS-041", bind(context, other), invalid_capability(1));
    }
}

CASE(SchedContextUnbind, OfTheCallersOwnIsIllegalOperation, "MCS-043") {
    CHECK_EQ("MCS-043", Invocation(own, sys::SchedContextUnbind).call(), illegal_operation());
}

CASE(SchedContextUnbindObject, OfAThreadThatRunsOnAnotherIsIllegalOperation, "MCS-047") {
    const Cap<SchedContext> context = make_context(t);
    const Cap<Tcb> thread = t.make<Tcb>();
    CHECK_EQ("MCS-047", unbind_object(context, thread), illegal_operation());
    REQUIRE_EQ(bind(make_context(t), thread), success());
    CHECK_EQ("MCS-047", unbind_object(context, thread), illegal_operation());
}

CASE(SchedContextUnbindObject, OfANotificationNotBoundToItIsIllegalOperation, "MCS-048") {
    const Cap<SchedContext> context = make_context(t);
    const Cap<Notification> notification = t.make<Notification>();
    CHECK_EQ("MCS-048", unbind_object(context, notification), illegal_operation());
    REQUIRE_EQ(bind(make_context(t), notification), success());
    CHECK_EQ("MCS-048", unbind_object(context, notification), illegal_operation());
}

CASE(SchedContextUnbindObject, OfTheCallerIsIllegalOperation, "MCS-049") {
    CHECK_EQ("MCS-049", unbind_object(own, t.tcb()), illegal_operation());
}

CASE(SchedContextUnbindObject, OfAnotherObjectIsInvalidCapability, "MCS-050") {
    const Cap<SchedContext> context = make_context(t);
    for (const Cap<Any> other : {Cap<Any>(t.make<Endpoint>()), Cap<Any>{t.empty_slot().index}}) {
        CHECK_EQ("MCS-050", unbind_object(context, other), invalid_capability(1));
    }
}

CASE(SchedContextYieldTo, WithoutAThreadIsIllegalOperation, "MCS-056") {
    CHECK_EQ("MCS-056", yield_to(make_context(t)), illegal_operation());
}

CASE(SchedContextYieldTo, OfTheCallersOwnIsIllegalOperation, "MCS-057") {
    CHECK_EQ("MCS-057", yield_to(own), illegal_operation());
}

CASE(SchedContextYieldTo, AboveTheCallersMcpIsIllegalOperation, "MCS-058") {
    Mark mark;
    const Worker worker = t.prepare(mark, Mark::run, {.priority = priority::High});
    REQUIRE_OK(t.tcb().set_mc_priority(t.tcb(), priority::High - 1));
    CHECK_EQ("MCS-058", yield_to(context_of(worker)), illegal_operation());
}

}  // namespace selfe::conformance
