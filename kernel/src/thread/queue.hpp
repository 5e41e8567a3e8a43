// A queue of threads that costs its owner two words: the links are inside the threads.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

namespace kernel {

struct Tcb;

/// One seat in a queue. A thread has two: one for ready queues, one for what it is blocked on.
struct QueueLink {
    Tcb* previous = nullptr;
    Tcb* next = nullptr;
};

/// Doubly linked through the member `Link` of each thread; a thread is in
/// at most one queue per member.
template <QueueLink Tcb::* Link>
class Queue {
  public:
    bool is_empty() const { return head_ == nullptr; }
    Tcb* front() const { return head_; }
    static Tcb* after(const Tcb& thread) { return (thread.*Link).next; }

    void push_back(Tcb& thread) { insert(tail_, thread, nullptr); }
    void push_front(Tcb& thread) { insert(nullptr, thread, head_); }

    void remove(Tcb& thread) {
        const QueueLink link = thread.*Link;
        (link.previous ? (link.previous->*Link).next : head_) = link.next;
        (link.next ? (link.next->*Link).previous : tail_) = link.previous;
        thread.*Link = {};
    }

  private:
    void insert(Tcb* before, Tcb& thread, Tcb* after) {
        thread.*Link = {before, after};
        (before ? (before->*Link).next : head_) = &thread;
        (after ? (after->*Link).previous : tail_) = &thread;
    }

    Tcb* head_ = nullptr;
    Tcb* tail_ = nullptr;
};

}  // namespace kernel
