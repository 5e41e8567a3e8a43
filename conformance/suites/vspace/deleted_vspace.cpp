// A thread whose address space is gone has none: not that of whoever ran before it either.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"

namespace selfe::conformance {

CASE(VSpaceDelete, LeavesItsThreadsNoOtherVSpace, "VS-372") {
    FaultHandler handler(t);
    bool has_run = false;
    // Code that is in the case's own VSpace, which the kernel has used last.
    const Worker worker = t.prepare(has_run, +[](bool& run) { run = true; });
    const Cap<VSpace> vspace = make_vspace(t);
    REQUIRE_OK(worker.tcb().set_space(Cap<Endpoint>{handler.address()}, t.cnode(), 0, vspace, 0));
    REQUIRE_OK(t.slot_of(vspace).revoke());
    REQUIRE_OK(t.slot_of(vspace).delete_());
    REQUIRE_OK(worker.tcb().resume());
    CHECK_EQ("VS-372", handler.take().info.label(), Word{sys::seL4_Fault_VMFault});
    CHECK("VS-372", !has_run);
}

}  // namespace selfe::conformance
