// A long call, made by a low thread time and again, and the platform's alarm coming into it.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "alarm.hpp"

namespace selfe::conformance {

/// Work is what a case calls long: `prepare` makes what `call` takes away, both return an Error,
/// and `is_begun` tells, while neither runs, whether the call has done a part of its work and not
/// all.
template <class Work>
class LongCall {
  public:
    /// The alarm comes at a place that nobody chose, mostly into the call, since preparing takes
    /// far less. How fast the machine is does not matter, nor whether it is held up: the call is as
    /// likely to be met. A kernel that lets no interrupt in is met before or behind each time.
    static constexpr unsigned attempts = 10;

    LongCall(Case& t, Work& work) : t_(t), work_(work) {}

    /// Whether the alarm, which wakes the case's thread, has once stopped the call half-way. The
    /// low thread goes on then, and nothing of it is left to do when this returns.
    bool is_interrupted(Alarm& alarm) {
        constexpr uint64_t part_of_a_second = 50;
        const Worker worker = t_.start(*this, run, {.priority = priority::Low});
        bool is_seen = false;
        for (unsigned i = 0; i < attempts && !is_seen; ++i) {
            (void)alarm.wait(alarm.device.frequency() / part_of_a_second);
            is_seen = is_calling_ && work_.is_begun();
        }
        is_over_ = true;
        t_.settle();
        t_.must(error_, "the long call, or what prepares it, has failed");
        return is_seen && worker.is_done();
    }

  private:
    static void run(LongCall& self) {
        while (!self.is_over_ && is_ok(self.error_)) {
            self.error_ = self.work_.prepare();
            if (is_ok(self.error_)) {
                self.is_calling_ = true;
                self.error_ = self.work_.call();
                self.is_calling_ = false;
            }
        }
    }

    Case& t_;
    Work& work_;
    volatile bool is_calling_ = false;
    volatile bool is_over_ = false;
    Error error_ = Error::NoError;
};

}  // namespace selfe::conformance
