// Faults as messages, and what a handler's reply does.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "arch/trap_kind.h"
#include "ipc/fault_message.hpp"
#include "object/endpoint.hpp"
#include "system.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

extern "C" kernel::arch::UserContext* handle_trap(kernel::arch::UserContext*, kernel::Word);

namespace kernel::test {
namespace {

class FaultTest : public testing::Test {
  protected:
    /// A client at `pc` that outranks the root task, which handles its faults at `endpoint`.
    void start_client(Word pc) {
        system.call(
            client_slot,
            {TCBSetSpace, {endpoint, 0, 0}, {seL4_CapInitThreadCNode, seL4_CapInitThreadVSpace}});
        system.call(client_slot, {TCBWriteRegisters, {0, 2, pc, 0x8000}});
        system.call(seL4_CapInitThreadTCB, {TCBSetPriority, {100}, {seL4_CapInitThreadTCB}});
        system.call(client_slot, {TCBResume});
        ASSERT_EQ(scheduler::current(), &client);
    }
    /// The root task receives the fault; returns all its words.
    std::vector<Word> handle() {
        system.trap(system.root(), seL4_SysRecv, endpoint);
        const Tcb& root = system.root();
        info = MessageInfo::unpack(root.context.message_info());
        std::vector<Word> words;
        for (unsigned i = 0; i < info.length; ++i) {
            words.push_back(message::get_word(root, &system.buffer_of(system.root()), i));
        }
        return words;
    }
    void raise_exception(Word syndrome, Word address) {
        machine::pretended().syndrome = syndrome;
        machine::pretended().fault_address = address;
        handle_trap(&client.context, TRAP_SYNCHRONOUS);
    }

    System system;
    Word endpoint = system.make(seL4_EndpointObject);
    Word client_slot = 0;
    Tcb& client = system.make_thread(200, &client_slot);
    MessageInfo info;
};

TEST_F(FaultTest, DataAbortBecomesVmFaultAndAnyReplyRestarts) {
    start_client(0x4000);
    raise_exception(0x9200'0046, 0x1234'5678);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x1234'5678, 0, 0x9200'0046}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_VMFault));
    system.trap(system.root(), seL4_SysReply, 0, {55, {1, 2, 3}});
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_EQ(client.context.next_pc(), 0x4000u);
}

TEST_F(FaultTest, UnknownSystemCallShowsAndSetsRegisters) {
    start_client(0x4004);
    raise_exception(0x5600'0000, 0);  // svc; x7 is 0
    const std::vector<Word> words = handle();
    ASSERT_EQ(words.size(), static_cast<std::size_t>(seL4_UnknownSyscall_Length));
    EXPECT_EQ(words[seL4_UnknownSyscall_FaultIP], 0x4000u);
    EXPECT_EQ(words[seL4_UnknownSyscall_LR], 0x4004u);
    system.trap(system.root(), seL4_SysReply, 0, {0, {11, 12, 13, 14, 15, 16, 17, 18, 0x5000}});
    EXPECT_EQ(client.context.x(7), 18u);
    EXPECT_EQ(client.context.next_pc(), 0x5000u);
    EXPECT_EQ(client.context.stack_pointer(), 0x8000u);
}

TEST_F(FaultTest, NonZeroReplyToAnExceptionStopsTheThread) {
    start_client(0x4000);
    raise_exception(0x0200'0000, 0);
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x8000, 0x40, 0x0200'0000, 0}));
    EXPECT_EQ(info.label, static_cast<Word>(seL4_Fault_UserException));
    system.trap(system.root(), seL4_SysReply, 0, {1, {}});
    EXPECT_EQ(client.state, ThreadState::Inactive);
}

TEST_F(FaultTest, UnresolvedCapabilityIsCapFaultWithTheReason) {
    start_client(0x4000);
    system.trap(client, seL4_SysRecv, 0x1'0000);
    // The root CNode's guard has 52 bits, all zero.
    EXPECT_EQ(handle(), (std::vector<Word>{0x4000, 0x1'0000, 1, seL4_GuardMismatch, 64, 0, 52}));
}

TEST_F(FaultTest, WithoutHandlerTheThreadStopsAndTheKernelSaysSo) {
    start_client(0x4000);
    client.fault_handler = 0;
    raise_exception(0x0200'0000, 0);
    EXPECT_EQ(client.state, ThreadState::Inactive);
    EXPECT_EQ(scheduler::current(), &system.root());
    EXPECT_NE(machine::pretended().console.find("kernel: fault"), std::string::npos);
}

}  // namespace
}  // namespace kernel::test
