// Checks locks on the kernel: threads that give up the processor inside do not lose an update.
// SPDX-License-Identifier: BSD-2-Clause
#include "expect.hpp"
#include "selfe/mutex.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/spinlock.hpp"
#include "selfe/thread.hpp"
#include "selfe/yield.hpp"

using selfe::LockGuard;
using selfe::Thread;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word priority = 7;

/// Adds, and lets the others run between reading and writing.
template <class Lock>
void add(Lock& lock, volatile Word& counter, Word laps) {
    for (Word lap = 0; lap < laps; ++lap) {
        const LockGuard guard(lock);
        const Word read = counter;
        selfe::yield();
        counter = read + 1;
    }
}

template <class Lock>
Word sum_of_three(const selfe::ThreadSource& source, Lock& lock, Word laps) {
    Word counter = 0;
    const auto body = [&] { add(lock, counter, laps); };
    Thread threads[3];
    for (Thread& thread : threads) {
        auto started = Thread::start(source, {.priority = priority}, body);
        expect(started.has_value(), "a thread can be started");
        thread = selfe::hand_over(started).take();
    }
    for (Thread& thread : threads) {
        expect(!thread.join().has_faulted(), "and ends");
    }
    return counter;
}

/// The lock that is none: what the checks must be able to see.
struct NoLock {
    void lock() {}
    void unlock() {}
};

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const selfe::ThreadSource source(boot_info, memory.objects, memory.pages);

    NoLock none;
    expect(sum_of_three(source, none, 50) < 150, "without a lock updates are lost");

    const auto notification = memory.objects.allocate<selfe::Notification>();
    expect(notification.has_value(), "a notification can be made");
    selfe::Mutex mutex(notification->cap());
    expect(sum_of_three(source, mutex, 50) == 150, "a mutex loses no update");
    expect(mutex.try_lock(), "and is free in the end");
    expect(!mutex.try_lock(), "but not twice");
    mutex.unlock();

    // Few: each time, the two that wait spend their time slices.
    selfe::Spinlock spinlock;
    expect(sum_of_three(source, spinlock, 3) == 9, "a spinlock of one priority neither");
    expect(spinlock.try_lock() && !spinlock.try_lock(), "it is had once");
    return 0;
}
