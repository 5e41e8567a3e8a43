// TCB.SetSchedParams: priority and maximum controlled priority in one step.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

void do_nothing(Word&) {}

}  // namespace

CASE(TcbSetSchedParams, SetsMcpAndPriority, "TCB-137") {
    constexpr Word mcp = 77;
    Word state = 0;
    const Worker worker = t.start(state, do_nothing, {.priority = priority::Low});
    CHECK_EQ("TCB-137", worker.tcb().set_sched_params(t.tcb(), mcp, priority::High),
             Error::NoError);
    // The priority, since it has preempted; the MCP, since it is a limit now.
    CHECK("TCB-137", worker.is_done());
    CHECK_EQ(
        "TCB-137",
        Invocation(t.make<Tcb>(), sys::TCBSetPriority).words(mcp + 1).caps(worker.tcb()).call(),
        range_error(sys::seL4_MinPrio, mcp));
}

CASE(TcbSetSchedParams, LooksAtNothingBehindItsMessage, "TCB-137") {
    const Cap<Tcb> thread = t.make<Tcb>();
    CHECK_EQ("TCB-137",
             Invocation(thread, sys::TCBSetSchedParams)
                 .words(priority::Low, priority::Low, ~Word{0})
                 .length(2)
                 .caps(t.tcb())
                 .call(),
             success());
}

}  // namespace selfe::conformance
