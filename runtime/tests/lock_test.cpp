// Locks between threads of the build machine, watched by ThreadSanitizer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/basic_mutex.hpp"
#include "selfe/lock_guard.hpp"
#include "selfe/spinlock.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

namespace selfe {
namespace {

/// A notification as the kernel has it: signals that nobody waits for are one signal.
struct FakeNotification {
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        bool is_signalled = false;
        int waits = 0;
    };
    State* state;

    void wait() const {
        std::unique_lock lock(state->mutex);
        ++state->waits;
        state->changed.wait(lock, [this] { return state->is_signalled; });
        state->is_signalled = false;
    }
    void signal() const {
        const std::lock_guard lock(state->mutex);
        EXPECT_FALSE(state->is_signalled) << "a signal would be lost";
        state->is_signalled = true;
        state->changed.notify_one();
    }
};

/// Four threads add to a plain integer, and are inside alone.
template <class Lock>
int count_together(Lock& lock, int laps) {
    int counter = 0;
    int inside = 0;
    std::vector<std::jthread> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([&] {
            for (int lap = 0; lap < laps; ++lap) {
                const LockGuard guard(lock);
                EXPECT_EQ(++inside, 1);
                const int read = counter;
                if (lap % 16 == 0) {
                    std::this_thread::yield();
                }
                counter = read + 1;
                --inside;
            }
        });
    }
    threads.clear();
    return counter;
}

TEST(Mutex, ThreadsAreInsideOneByOne) {
    FakeNotification::State state;
    BasicMutex mutex(FakeNotification{&state});
    EXPECT_EQ(count_together(mutex, 2000), 8000);
    EXPECT_TRUE(mutex.try_lock());
}

TEST(Mutex, UncontendedLockAsksNobody) {
    FakeNotification::State state;
    BasicMutex mutex(FakeNotification{&state});
    for (int lap = 0; lap < 3; ++lap) {
        mutex.lock();
        EXPECT_FALSE(mutex.try_lock());
        mutex.unlock();
    }
    EXPECT_EQ(state.waits, 0);
    EXPECT_FALSE(state.is_signalled);
}

TEST(Mutex, LockThatIsLetGoGoesToWhoeverWaits) {
    FakeNotification::State state;
    BasicMutex mutex(FakeNotification{&state});
    mutex.lock();
    std::latch is_told_to_leave(1);
    std::jthread waiter([&] {
        const LockGuard guard(mutex);
        is_told_to_leave.wait();
    });
    while ([&] {
        const std::lock_guard lock(state.mutex);
        return state.waits == 0;
    }()) {
        std::this_thread::yield();
    }
    mutex.unlock();
    EXPECT_FALSE(mutex.try_lock()) << "nobody overtakes";
    is_told_to_leave.count_down();
    waiter.join();
    EXPECT_TRUE(mutex.try_lock());
}

TEST(Spinlock, ThreadsAreInsideOneByOne) {
    Spinlock spinlock;
    EXPECT_EQ(count_together(spinlock, 200), 800);
}

TEST(Spinlock, IsHadOnce) {
    Spinlock spinlock;
    EXPECT_TRUE(spinlock.try_lock());
    EXPECT_FALSE(spinlock.try_lock());
    spinlock.unlock();
    EXPECT_TRUE(spinlock.try_lock());
}

}  // namespace
}  // namespace selfe
