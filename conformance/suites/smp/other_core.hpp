// Another core as a case sees it: when it has come to rest, and threads that run there without end.
// SPDX-License-Identifier: BSD-2-Clause
//
// The case's own thread must not block while it waits for another core: with all of this core's
// threads blocked, the monitor takes the case for hung. So it spins, and gives up after a number of
// looks. They are counted and not timed: a host under load stretches them and what the other core
// needs alike.
#pragma once

#include "selfe/atomic.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

/// Looks until a wait gives up: seconds of a core that does nothing else, in which another core has
/// had more than enough time for all that a case asks of it.
inline constexpr Word most_looks = Word{1} << 28;

/// Spins alone: nothing that is below the case's own thread on this core can run meanwhile, so what
/// comes true is another core's doing. Whether it came.
template <class Condition>
[[nodiscard]] bool spin_alone_until(Condition is_true, Word looks = most_looks) {
    for (Word look = 0; look < looks; ++look) {
        if (is_true()) {
            return true;
        }
    }
    return false;
}

/// Spins, and lets this core's other threads run, until `is_true()`. Looks many times before it
/// enters the kernel again: every entry holds the other cores up. Whether it came.
template <class Condition>
[[nodiscard]] bool spin_until(Case& t, Condition is_true) {
    constexpr Word looks = Word{1} << 18;
    for (Word turn = 0; turn < most_looks / looks; ++turn) {
        t.settle();
        if (spin_alone_until(is_true, looks)) {
            return true;
        }
    }
    return false;
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
    /// between the cores may go to and fro twice. Ends the case if the other core never rests.
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
class CoreSpinner {
  public:
    CoreSpinner(Case& t, WorkerOptions options) : worker_(t.start(*this, run, options)) {}
    CoreSpinner(const CoreSpinner&) = delete;
    CoreSpinner& operator=(const CoreSpinner&) = delete;
    ~CoreSpinner() { (void)worker_.tcb().suspend(); }

    Cap<Tcb> tcb() const { return worker_.tcb(); }
    const Worker& worker() const { return worker_; }
    Word count() const { return count_.load_acquire(); }
    /// Whether it comes on; nothing of this core below the case's thread runs meanwhile.
    [[nodiscard]] bool comes_on() const {
        const Word before = count();
        return spin_alone_until([&] { return count() != before; });
    }

  private:
    static void run(CoreSpinner& self) {
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
