// Notifications: signals that wait, waiters that queue, and the thread that is bound.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/notification.hpp"

#include <gtest/gtest.h>

#include "thread/scheduler.hpp"

namespace kernel {
namespace {

using endpoint::Blocks;

class NotificationTest : public testing::Test {
  protected:
    NotificationTest() { scheduler::reset(); }
    ~NotificationTest() override { scheduler::reset(); }

    static constexpr Word untouched = 99;

    Word received(Tcb& thread, Blocks blocks) {
        thread.context.set_badge(untouched);
        notification::receive(thread, notification, blocks);
        return thread.context.cap_register();
    }

    Notification notification;
    Tcb a, b;
};

TEST_F(NotificationTest, SignalsAreCollectedUntilSomebodyReceives) {
    notification::signal(notification, 1);
    notification::signal(notification, 4);
    EXPECT_EQ(received(a, Blocks::Yes), 5u);
    EXPECT_FALSE(notification.is_active());
}

TEST_F(NotificationTest, UnbadgedSignalIsASignal) {
    notification::signal(notification, 0);
    EXPECT_TRUE(notification.is_active());
    EXPECT_EQ(received(a, Blocks::Yes), 0u);
    EXPECT_EQ(a.state, ThreadState::Inactive);  // as it was: it did not block
}

TEST_F(NotificationTest, PollWithoutSignalGivesBadgeZero) {
    EXPECT_EQ(received(a, Blocks::No), 0u);
}

TEST_F(NotificationTest, WaitersAreServedInOrder) {
    received(a, Blocks::Yes);
    received(b, Blocks::Yes);
    ASSERT_EQ(a.state, ThreadState::BlockedOnNotification);
    notification::signal(notification, 3);
    EXPECT_EQ(a.state, ThreadState::Running);
    EXPECT_EQ(a.context.cap_register(), 3u);
    EXPECT_EQ(b.state, ThreadState::BlockedOnNotification);
}

TEST_F(NotificationTest, BoundThreadIsWokenFromAnEndpoint) {
    Endpoint endpoint;
    notification::bind(notification, a);
    endpoint::receive(a, {&endpoint, 0, Rights::all()}, Blocks::Yes);
    ASSERT_EQ(a.state, ThreadState::BlockedOnReceive);
    notification::signal(notification, 6);
    EXPECT_EQ(a.state, ThreadState::Running);
    EXPECT_EQ(a.context.cap_register(), 6u);
    EXPECT_TRUE(endpoint.queue.is_empty());
}

TEST_F(NotificationTest, PendingSignalComesBeforeAQueuedSender) {
    Endpoint endpoint;
    notification::bind(notification, a);
    endpoint::send(b, {&endpoint, 0, Rights::all()}, Blocks::Yes, /*is_call=*/false);
    notification::signal(notification, 6);
    endpoint::receive(a, {&endpoint, 0, Rights::all()}, Blocks::Yes);
    EXPECT_EQ(a.context.cap_register(), 6u);
    EXPECT_TRUE(endpoint.has_senders());
    endpoint::forget(b);
}

}  // namespace
}  // namespace kernel
