// A TCB as Untyped.Retype leaves it.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "threads.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

}  // namespace

CASE(NewTcb, IsInactiveWithPriorityZero, "TCB-065") {
    Word state = 0;
    const Worker code = t.prepare(state, do_nothing);
    const Cap<Tcb> fresh = bare_twin_of(t, code);
    const Cap<Endpoint> end = t.make<Endpoint>();  // the twin's end is a fault
    REQUIRE_OK(fresh.configure(end, t.cnode(), 0, t.vspace(), 0, 0, Cap<Page>{}));
    t.settle();
    CHECK("TCB-065", !code.is_done());
    // Runnable, but below the level at which the case settles.
    REQUIRE_OK(fresh.resume());
    t.settle();
    CHECK("TCB-065", !code.is_done());
    REQUIRE_OK(fresh.set_priority(t.tcb(), priority::Low));
    t.settle();
    CHECK("TCB-065", code.is_done());
}

CASE(NewTcb, HasMcpZero, "TCB-065") {
    const Cap<Tcb> fresh = t.make<Tcb>();
    const Cap<Tcb> other = t.make<Tcb>();
    const auto set = [&](Word priority) {
        return Invocation(other, sys::TCBSetPriority).words(priority).caps(fresh).call();
    };
    CHECK_EQ("TCB-065", set(1), range_error(0, 0));
    CHECK_EQ("TCB-065", set(0), success());
}

CASE(NewTcb, WithoutSpacesStaysStoppedAfterItsFault, "TCB-066", "TCB-065") {
    Word state = 0;
    const Worker code = t.prepare(state, do_nothing);
    const Cap<Tcb> fresh = bare_twin_of(t, code);
    REQUIRE_OK(fresh.set_priority(t.tcb(), priority::High));
    CHECK_EQ("TCB-066", fresh.resume(), Error::NoError);
    t.settle();
    CHECK("TCB-065", !code.is_done());
    // It has faulted, and nobody was told: given what it lacked, it still waits to be resumed.
    const Cap<Endpoint> end = t.make<Endpoint>();
    REQUIRE_OK(fresh.configure(end, t.cnode(), 0, t.vspace(), 0, 0, Cap<Page>{}));
    t.settle();
    CHECK("TCB-066", !code.is_done());
    REQUIRE_OK(fresh.resume());
    CHECK("TCB-066", code.is_done());
}

}  // namespace selfe::conformance
