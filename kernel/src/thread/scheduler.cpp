// Who runs next: by priority, then first come first served, in time slices. Manual: sec:sched.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/scheduler.hpp"

#include <bit>

namespace kernel::scheduler {
namespace {

constexpr unsigned priorities = CONFIG_NUM_PRIORITIES;
constexpr unsigned bitmap_words = (priorities + word_bits - 1) / word_bits;

struct State {
    ReadyQueue queues[priorities];
    /// Bit p % word_bits of word p / word_bits is set exactly while queue p is not empty.
    Word occupied[bitmap_words];
    Tcb* current;
    Tcb* candidate;
    bool must_choose;  ///< the current thread may have to give way though it can go on
};

constinit State state{};

enum class End { Front, Back };

void enqueue(Tcb& thread, End end) {
    if (thread.is_queued) {
        return;
    }
    ReadyQueue& queue = state.queues[thread.priority];
    if (end == End::Front) {
        queue.push_front(thread);
    } else {
        queue.push_back(thread);
    }
    thread.is_queued = true;
    state.occupied[thread.priority / word_bits] |= bit(thread.priority % word_bits);
}

void request_choice() {
    if (state.candidate) {
        enqueue(*state.candidate, End::Front);
        state.candidate = nullptr;
    }
    state.must_choose = true;
}

Tcb* highest() {
    for (unsigned i = bitmap_words; i-- > 0;) {
        if (state.occupied[i] != 0) {
            const auto top = static_cast<unsigned>(std::bit_width(state.occupied[i])) - 1;
            return state.queues[i * word_bits + top].front();
        }
    }
    return nullptr;
}

}  // namespace

Tcb* current() {
    return state.current;
}

void wake(Tcb& thread) {
    if (state.candidate || state.must_choose) {
        request_choice();
        enqueue(thread, End::Front);
    } else {
        state.candidate = &thread;
    }
}

void restart_later(Tcb& thread) {
    thread.state = ThreadState::Restart;
    enqueue(thread, End::Front);
    request_choice();
}

void resume(Tcb& thread) {
    enqueue(thread, End::Front);
    wake(thread);
}

void remove(Tcb& thread) {
    if (state.candidate == &thread) {
        state.candidate = nullptr;
    }
    if (!thread.is_queued) {
        return;
    }
    ReadyQueue& queue = state.queues[thread.priority];
    queue.remove(thread);
    thread.is_queued = false;
    if (queue.is_empty()) {
        state.occupied[thread.priority / word_bits] &= ~bit(thread.priority % word_bits);
    }
}

void set_priority(Tcb& thread, Word priority) {
    remove(thread);
    thread.priority = priority;
    if (&thread == state.current) {
        request_choice();
    } else if (thread.is_runnable()) {
        wake(thread);
    }
}

void yield() {
    enqueue(*state.current, End::Back);
    request_choice();
}

void tick() {
    Tcb* thread = state.current;
    if (!thread || !thread->is_runnable()) {
        return;
    }
    if (thread->time_slice > 1) {
        --thread->time_slice;
        return;
    }
    thread->time_slice = time_slice_ticks;
    enqueue(*thread, End::Back);
    request_choice();
}

Tcb* choose() {
    Tcb* const old = state.current;
    const bool can_go_on = old && old->is_runnable();
    if (can_go_on && !state.candidate && !state.must_choose) {
        return old;
    }
    if (can_go_on) {
        enqueue(*old, End::Front);
    }
    if (Tcb* candidate = state.candidate) {
        // Equals must not be pushed aside by a wake-up; a blocked thread hands over at once.
        const bool must_wait = can_go_on && candidate->priority == old->priority;
        enqueue(*candidate, must_wait ? End::Back : End::Front);
    }
    state.candidate = nullptr;
    state.must_choose = false;
    state.current = highest();
    if (state.current) {
        remove(*state.current);
    }
    return state.current;
}

void reset() {
    state = {};
}

}  // namespace kernel::scheduler
