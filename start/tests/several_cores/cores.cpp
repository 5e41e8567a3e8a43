// Checks threads on another core, on kernels for several: they run beside this one, locks hold.
// SPDX-License-Identifier: BSD-2-Clause
#include "../expect.hpp"
#include "selfe/atomic.hpp"
#include "selfe/root_memory.hpp"
#include "selfe/spinlock.hpp"
#include "selfe/thread.hpp"

using selfe::Thread;
using selfe::Word;
using selfe::start_test::expect;

namespace {

constexpr Word laps = 2000;

void add(selfe::Spinlock& lock, volatile Word& counter) {
    for (Word lap = 0; lap < laps; ++lap) {
        const selfe::LockGuard guard(lock);
        counter = counter + 1;
    }
}

}  // namespace

int main(const selfe::BootInfo& boot_info) {
    static selfe::RootMemory memory(boot_info);
    const selfe::ThreadSource source(boot_info, memory.objects, memory.pages);
    const Word last = boot_info.num_nodes() - 1;
    expect(last > 0, "this machine has several cores");

    // Of lower priority, so it would never run where this thread does not stop to spin.
    selfe::Atomic<Word> started;
    selfe::Spinlock lock;
    Word counter = 0;
    auto other = Thread::start(source, {.priority = 1, .core = last}, [&] {
        started.store_release(1);
        add(lock, counter);
    });
    expect(other.has_value(), "a thread can be started on another core");
    while (started.load_acquire() == 0) {
    }
    add(lock, counter);
    expect(!selfe::hand_over(other).take().join().has_faulted(), "and joined from there");
    expect(counter == 2 * laps, "a spinlock between cores loses no update");

    const auto nowhere = Thread::start(source, {.core = last + 1}, [] {});
    expect(!nowhere.has_value(), "a core that there is not is refused");
    return 0;
}
