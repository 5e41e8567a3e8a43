// CNode.Delete of a capability that is not the last: scheduling contexts and reply objects live on.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {

CASE(CNodeDelete, OfACopyLeavesTheThreadItsTime, "CN-125") {
    Word state = 0;
    const Worker worker = t.start(state, +[](Word&) {}, {.priority = priority::Low});
    REQUIRE_OK(t.slot_of(t.copy_of(worker.time())).delete_());
    t.settle();
    CHECK("CN-125", worker.is_done());
}

CASE(CNodeDelete, OfACopyLeavesTheReplyObjectItsCaller, "CN-125") {
    constexpr Word label = 0x51;
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const Cap<ReplyObject> reply = t.make<ReplyObject>();
    SystemCall call(sys::seL4_SysCall, endpoint, MessageInfo(label));
    const Worker caller = t.start(call, SystemCall::make);
    t.settle();
    REQUIRE_EQ(endpoint.recv(reply).label(), label);
    REQUIRE_OK(t.slot_of(t.copy_of(reply)).delete_());
    reply.send(MessageInfo(label + 1));
    t.settle();
    CHECK("CN-125", caller.is_done());
    CHECK_EQ("CN-125", call.info(), MessageInfo(label + 1));
}

}  // namespace selfe::conformance
