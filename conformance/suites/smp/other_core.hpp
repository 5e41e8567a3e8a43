// Another core as a case sees it: when it has come to rest, and threads that run there without end.
// SPDX-License-Identifier: BSD-2-Clause
//
// The case's own thread must not block while it waits for another core: with all of this core's
// threads blocked, the monitor takes the case for hung. So it spins, and what never comes is the
// host's to end, as HANG. No time and no number of turns is in any expectation.
#pragma once

#include "selfe/atomic.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

/// Spins, and lets this core's other threads run, until `is_true()`. Looks many times before it
/// enters the kernel again: every entry holds the other cores up.
template <class Condition>
void spin_until(Case& t, Condition is_true) {
    constexpr int looks = 1 << 18;
    for (int look = 0; !is_true(); look = (look + 1) % looks) {
        if (look == 0) {
            t.settle();
        }
    }
}

/// Spins alone: nothing that is below the case's own thread on this core can run meanwhile, so what
/// comes true is another core's doing.
template <class Condition>
void spin_alone_until(Condition is_true) {
    while (!is_true()) {
    }
}

/// A thread of the lowest priority on another core: when it has run, every other thread there was
/// blocked or done.
class OtherCore {
  public:
    explicit OtherCore(Case& t, Core core = 1);
    OtherCore(const OtherCore&) = delete;
    OtherCore& operator=(const OtherCore&) = delete;
    ~OtherCore();

    Core core() const { return core_; }
    /// Lets every thread of this and of the other core run until it blocks or ends. What passes
    /// between the cores may go to and fro twice.
    void settle();

  private:
    struct Reporter {
        Cap<Notification> go;
        Atomic<Word> turns;
        static void run(Reporter& self);
    };

    Case& t_;
    Core core_;
    Reporter reporter_;
    Worker worker_;
};

/// Counts without end, and stops before its counter goes.
class Spinner {
  public:
    Spinner(Case& t, WorkerOptions options) : worker_(t.start(*this, run, options)) {}
    Spinner(const Spinner&) = delete;
    Spinner& operator=(const Spinner&) = delete;
    ~Spinner() { (void)worker_.tcb().suspend(); }

    Cap<Tcb> tcb() const { return worker_.tcb(); }
    const Worker& worker() const { return worker_; }
    Word count() const { return count_.load_acquire(); }
    /// Returns once it has come on; nothing of this core below the case's thread has run.
    void await_progress() const {
        const Word before = count();
        spin_alone_until([&] { return count() != before; });
    }

  private:
    static void run(Spinner& self) {
        for (;;) {
            self.count_.store_release(self.count_.load_relaxed() + 1);
        }
    }

    Atomic<Word> count_;
    Worker worker_;
};

/// Ends at once.
struct OneShot {
    Atomic<Word> has_run;

    static void run(OneShot& self) { self.has_run.store_release(1); }
    bool has_come() const { return has_run.load_acquire() != 0; }
};

/// What workers of other cores run at: below the case's thread, so that on its core they could not
/// run while it spins alone.
inline constexpr Word beneath = priority::Low;

}  // namespace selfe::conformance
