// Who runs next: priorities, hand-over by message, round robin, time slices.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/scheduler.hpp"

#include <gtest/gtest.h>

namespace kernel {
namespace {

class Scheduler : public testing::Test {
  protected:
    Scheduler() { scheduler::reset(); }
    ~Scheduler() override { scheduler::reset(); }

    /// `thread` becomes runnable behind its equals.
    void start(Tcb& thread, Word priority) {
        thread.priority = priority;
        thread.state = ThreadState::Running;
        thread.time_slice = scheduler::time_slice_ticks;
        scheduler::resume(thread);
    }
    void block_current() { scheduler::current()->state = ThreadState::BlockedOnReceive; }

    Tcb a, b, c;
};

TEST_F(Scheduler, HighestPriorityRuns) {
    start(a, 0);
    start(b, 255);
    start(c, 64);
    EXPECT_EQ(scheduler::choose(), &b);
    block_current();
    EXPECT_EQ(scheduler::choose(), &c);
    block_current();
    EXPECT_EQ(scheduler::choose(), &a);
    block_current();
    EXPECT_EQ(scheduler::choose(), nullptr);
}

TEST_F(Scheduler, WokenEqualDoesNotPreempt) {
    start(a, 10);
    ASSERT_EQ(scheduler::choose(), &a);
    b.priority = 10;
    b.state = ThreadState::Running;
    scheduler::wake(b);
    EXPECT_EQ(scheduler::choose(), &a);
}

TEST_F(Scheduler, BlockingHandsOverToTheWokenThreadBeforeItsEquals) {
    start(a, 10);
    start(c, 10);
    ASSERT_EQ(scheduler::choose(), &c);
    b.priority = 10;
    b.state = ThreadState::Running;
    scheduler::wake(b);
    block_current();
    EXPECT_EQ(scheduler::choose(), &b);
}

TEST_F(Scheduler, WokenLowerThreadWaitsForHigherOnes) {
    start(a, 10);
    start(b, 9);
    ASSERT_EQ(scheduler::choose(), &a);
    c.priority = 8;
    c.state = ThreadState::Running;
    scheduler::wake(c);
    block_current();
    EXPECT_EQ(scheduler::choose(), &b);
}

TEST_F(Scheduler, YieldGoesBehindEquals) {
    start(a, 10);
    ASSERT_EQ(scheduler::choose(), &a);
    start(b, 10);
    scheduler::yield();
    EXPECT_EQ(scheduler::choose(), &b);
    scheduler::yield();
    EXPECT_EQ(scheduler::choose(), &a);
}

TEST_F(Scheduler, YieldAloneGoesOn) {
    start(a, 10);
    start(b, 9);
    ASSERT_EQ(scheduler::choose(), &a);
    scheduler::yield();
    EXPECT_EQ(scheduler::choose(), &a);
}

TEST_F(Scheduler, TimeSliceEndsAfterItsTicks) {
    start(a, 10);
    ASSERT_EQ(scheduler::choose(), &a);
    start(b, 10);
    for (Word tick = 1; tick < scheduler::time_slice_ticks; ++tick) {
        scheduler::tick();
        EXPECT_EQ(scheduler::choose(), &a);
    }
    scheduler::tick();
    EXPECT_EQ(scheduler::choose(), &b);
}

TEST_F(Scheduler, LoweringTheCurrentThreadLetsAnotherRun) {
    start(a, 10);
    start(b, 9);
    ASSERT_EQ(scheduler::choose(), &a);
    scheduler::set_priority(a, 8);
    EXPECT_EQ(scheduler::choose(), &b);
}

TEST_F(Scheduler, RaisingAReadyThreadPreempts) {
    start(a, 10);
    start(b, 9);
    ASSERT_EQ(scheduler::choose(), &a);
    scheduler::set_priority(b, 11);
    EXPECT_EQ(scheduler::choose(), &b);
}

TEST_F(Scheduler, RemovedThreadDoesNotRun) {
    start(a, 10);
    start(b, 10);
    scheduler::remove(b);
    EXPECT_EQ(scheduler::choose(), &a);
    b.priority = 11;
    b.state = ThreadState::Running;
    scheduler::wake(b);
    scheduler::remove(b);
    EXPECT_EQ(scheduler::choose(), &a);
}

}  // namespace
}  // namespace kernel
