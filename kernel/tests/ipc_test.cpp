// Messages between threads: words, badges, capabilities, replies.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "ipc/message.hpp"
#include "system.hpp"
#include "thread/run.hpp"
#include "thread/scheduler.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;

class Ipc : public testing::Test {
  protected:
    /// The client runs, with a higher priority than the root task, until it blocks.
    void start(Tcb& thread, Word slot) {
        system.call(seL4_CapInitThreadTCB, {TCBSetPriority, {100}, {seL4_CapInitThreadTCB}});
        system.call(slot, {TCBResume});
        ASSERT_EQ(scheduler::current(), &thread);
    }
    /// The client starts with this system call.
    void client_traps(long number, Word cap, const Message& message = {}) {
        start(client, client_slot);
        system.trap(client, number, cap, message);
    }
    Word mint(Word source, Word rights, Word badge) {
        const Word slot = system.next_slot();
        EXPECT_EQ(system.call(root_cnode, {CNodeMint,
                                           {slot, word_bits, source, word_bits, rights, badge},
                                           {root_cnode}}),
                  Answer{});
        return slot;
    }
    void receive(Word cap) { system.trap(system.root(), seL4_SysRecv, cap); }
    MessageInfo info() { return MessageInfo::unpack(system.root().context.message_info()); }

    System system;
    Word endpoint = system.make(seL4_EndpointObject);
    Word client_slot = 0;
    Tcb& client = system.make_thread(200, &client_slot);
};

TEST_F(Ipc, SenderBlocksAndReceiverGetsWordsLabelAndBadge) {
    const Word badged = mint(endpoint, Rights::every, 0xfedc'ba98'7654'3210);
    client_traps(seL4_SysSend, badged, {7, {1, 2, 3, 4, 5, 6}});
    ASSERT_EQ(client.state, ThreadState::BlockedOnSend);

    receive(endpoint);

    EXPECT_EQ(system.root().context.cap_register(), 0xfedc'ba98'7654'3210u);
    EXPECT_EQ(info().label, 7u);
    EXPECT_EQ(info().length, 6u);
    EXPECT_EQ(system.root().context.message(3), 4u);
    EXPECT_EQ(system.buffer_of(system.root()).msg[5], 6u);
    EXPECT_TRUE(client.is_runnable());
}

TEST_F(Ipc, NonBlockingSendWithoutReceiverIsDropped) {
    client_traps(seL4_SysNBSend, endpoint, {7, {1}});
    EXPECT_EQ(client.state, ThreadState::Running);
    EXPECT_EQ(scheduler::current(), &client);
}

TEST_F(Ipc, ReceiverWithoutBufferGetsTheRegisterWords) {
    client_traps(seL4_SysSend, endpoint, {7, {1, 2, 3, 4, 5, 6}});
    system.root().buffer_frame().clear();
    receive(endpoint);
    EXPECT_EQ(info().length, 4u);
}

TEST_F(Ipc, CapabilityTravelsWithGrantIntoTheReceiveSlot) {
    const Word slot = system.next_slot();
    seL4_IPCBuffer& buffer = system.buffer_of(system.root());
    buffer.receiveCNode = root_cnode;
    buffer.receiveIndex = slot;
    buffer.receiveDepth = word_bits;
    client_traps(seL4_SysSend, endpoint, {0, {}, {client_slot}});
    receive(endpoint);
    EXPECT_EQ(type_at(system, slot), CapType::Tcb);
    EXPECT_EQ(info().extra_caps, 1u);
    EXPECT_EQ(info().caps_unwrapped, 0u);
}

TEST_F(Ipc, CapabilityStaysBehindWithoutGrant) {
    const Word plain = mint(endpoint, Rights::write, 0);
    client_traps(seL4_SysSend, plain, {0, {9}, {client_slot}});
    receive(endpoint);
    EXPECT_EQ(info().extra_caps, 0u);
    EXPECT_EQ(info().length, 1u);
}

TEST_F(Ipc, CapabilityOfTheSameEndpointIsUnwrappedIntoItsBadge) {
    const Word badged = mint(endpoint, Rights::every, 42);
    client_traps(seL4_SysSend, endpoint, {0, {}, {badged}});
    receive(endpoint);
    EXPECT_EQ(info().caps_unwrapped, 1u);
    EXPECT_EQ(system.buffer_of(system.root()).caps_or_badges[0], 42u);
}

TEST_F(Ipc, CallerGetsTheReplyOnce) {
    client_traps(seL4_SysCall, endpoint, {1, {}});
    receive(endpoint);
    ASSERT_EQ(client.state, ThreadState::BlockedOnReply);

    system.trap(system.root(), seL4_SysReply, 0, {9, {77}});

    EXPECT_EQ(client.state, ThreadState::Running);
    EXPECT_EQ(client.context.message(0), 77u);
    EXPECT_EQ(MessageInfo::unpack(client.context.message_info()).label, 9u);
    EXPECT_TRUE(system.root().caller().is_empty());
}

TEST_F(Ipc, CallerWithoutGrantOrGrantReplyIsStopped) {
    const Word plain = mint(endpoint, Rights::write, 0);
    client_traps(seL4_SysCall, plain, {1, {}});
    receive(endpoint);
    EXPECT_EQ(client.state, ThreadState::Inactive);
    EXPECT_TRUE(system.root().caller().is_empty());
}

TEST_F(Ipc, SavedReplyCapabilityVanishesWithItsCaller) {
    client_traps(seL4_SysCall, endpoint, {1, {}});
    receive(endpoint);
    const Word saved = system.next_slot();
    ASSERT_EQ(system.call(root_cnode, {CNodeSaveCaller, {saved, word_bits}}), Answer{});
    ASSERT_EQ(type_at(system, saved), CapType::Reply);

    system.call(client_slot, {TCBSuspend});

    EXPECT_EQ(type_at(system, saved), CapType::Null);
    EXPECT_EQ(client.reply_slot, nullptr);
}

TEST_F(Ipc, DeletedEndpointRestartsItsSenders) {
    client_traps(seL4_SysSend, endpoint, {});
    const Word trapped_at = client.context.fault_pc();
    ASSERT_EQ(client.state, ThreadState::BlockedOnSend);
    // The client repeats its system call at once: it outranks the root task.
    system.call(root_cnode, {CNodeDelete, {endpoint, word_bits}});
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_EQ(client.context.next_pc(), trapped_at);
}

TEST_F(Ipc, CancelBadgedSendsRestartsOnlyThatBadge) {
    const Word one = mint(endpoint, Rights::every, 1);
    const Word two = mint(endpoint, Rights::every, 2);
    Word other_slot = 0;
    Tcb& other = system.make_thread(200, &other_slot);
    client_traps(seL4_SysSend, one, {});
    start(other, other_slot);
    system.trap(other, seL4_SysSend, two, {});
    system.call(root_cnode, {CNodeCancelBadgedSends, {one, word_bits}});
    EXPECT_EQ(scheduler::current(), &client);
    EXPECT_EQ(other.state, ThreadState::BlockedOnSend);
}

}  // namespace
}  // namespace kernel::test
