// Faults as messages, as far as every architecture raises them.
// SPDX-License-Identifier: BSD-2-Clause
#include "fault_fixture.hpp"
#include "thread/run.hpp"

namespace kernel::test {
namespace {

TEST_F(FaultTest, UnresolvedCapabilityIsCapFaultWithTheReason) {
    start_client(0x4000);
    system.trap(client, seL4_SysRecv, 0x1'0000);
    // The root CNode's guard has 52 bits, all zero.
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x1'0000, 1, seL4_GuardMismatch, 64, 0, 52}));
}

TEST_F(FaultTest, WithoutHandlerTheThreadStopsAndTheKernelSaysSo) {
    start_client(0x4000);
    client.fault_handler = 0;
    fault_message::raise(client, Fault::user_exception(6));
    EXPECT_EQ(client.state, ThreadState::Inactive);
    EXPECT_EQ(&next_thread(), &system.root());
    EXPECT_NE(machine::pretended().console.find("kernel: fault"), std::string::npos);
}

TEST_F(FaultTest, WithoutHandlerTheFaultIsForgotten) {
    // It once hid the first message that the thread sent after it had been resumed.
    start_client(0x4000);
    client.fault_handler = 0;
    fault_message::raise(client, Fault::user_exception(6));
    ASSERT_EQ(&next_thread(), &system.root());
    system.call(client_slot, {TCBResume});
    system.trap(client, seL4_SysSend, endpoint, {7, {42}});
    EXPECT_EQ(handle(), std::vector<Word>{42});
    EXPECT_EQ(info.label, 7u);
}

}  // namespace
}  // namespace kernel::test
