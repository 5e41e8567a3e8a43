// Where label, length, and the two counts of capabilities stand in a message's head.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

// The same on both word sizes, but for the label's width.
constexpr Word extra_caps_at = 7;
constexpr Word unwrapped_at = 9;
constexpr Word label_at = 12;
constexpr Word greatest_label = ~Word{0} >> label_at;

}  // namespace

CASE(MessageInfo, HasLengthCapabilitiesAndLabelAtTheirBits, "BF-001", "BF-002") {
    const Cap<Endpoint> endpoint = t.make<Endpoint>();
    const struct {
        Word label;
        Word length;
    } heads[] = {{1, 0}, {0xabcde, 5}, {greatest_label, sys::seL4_MsgMaxLength}};
    for (const auto& [label, length] : heads) {
        SystemCall send(sys::seL4_SysSend, endpoint);
        send.registers().info() = label << label_at | Word{1} << extra_caps_at | length;
        const Worker sender = t.prepare(send, SystemCall::make);
        // A capability to the endpoint itself is unwrapped: the head says that the first was.
        sender.ipc_buffer().caps_or_badges[0] = endpoint.bits;
        REQUIRE_OK(sender.tcb().resume());
        t.settle();
        SystemCall receive(sys::seL4_SysRecv, endpoint);
        SystemCall::make(receive);
        t.settle();  // the sender ends before its call goes
        CHECK_EQ(here("BF-001", "BF-002"), receive.registers().info(),
                 label << label_at | Word{1} << unwrapped_at | Word{1} << extra_caps_at | length);
    }
}

}  // namespace selfe::conformance
