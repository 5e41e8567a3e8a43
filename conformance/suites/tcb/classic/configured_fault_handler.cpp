// TCB.Configure: without scheduling contexts it names the fault handler, too.
// SPDX-License-Identifier: BSD-2-Clause
#include "../threads.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {
namespace {

// No CSpace of a case leads there.
constexpr Word nowhere = ~Word{0};

void use_a_bad_address(Word&) {
    Cap<Endpoint>{nowhere}.send(MessageInfo());
}

}  // namespace

CASE(TcbConfigure, NamesTheFaultHandlerOfTheThreadsOwnCSpace, "TCB-083", "TCB-115") {
    const Cap<Endpoint> handler = t.make<Endpoint>();
    Word state = 0;
    const Cap<Tcb> thread = bare_twin_of(t, t.prepare(state, use_a_bad_address));
    const Cap<Page> no_frame = cap_cast<Page>(handler);
    CHECK_EQ("TCB-083",
             Invocation(thread, sys::TCBConfigure)
                 .words(handler.bits, 0, 0, 0)
                 .caps(t.cnode(), t.vspace(), no_frame)
                 .call(),
             success());
    REQUIRE_OK(thread.set_priority(t.tcb(), priority::Body));
    REQUIRE_OK(thread.resume());
    t.settle();
    CHECK_EQ("TCB-115", handler.nb_recv().label(), Word{sys::seL4_Fault_CapFault});
}

}  // namespace selfe::conformance
