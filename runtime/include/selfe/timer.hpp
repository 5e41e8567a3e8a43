// Alarms from a device that counts: once or again and again, as long as one likes.
// SPDX-License-Identifier: BSD-2-Clause
//
// The devices are in timer/, a driver each. A driver counts in ticks and knows no alarm longer than
// its registers hold; here are units of time, and any length.
#pragma once

#include "selfe/duration.hpp"
#include "selfe/trigger.hpp"

#include <stdint.h>
#include <concepts>

namespace selfe {

/// What a driver of timer/ can do. Ticks are at most `longest()`, at least 1.
template <class T>
concept TimerDevice = requires(T device, const T constant, uint64_t ticks) {
    { T::trigger } -> std::convertible_to<Trigger>;
    { constant.frequency() } -> std::same_as<uint64_t>;  ///< ticks a second, up to 10^9
    { constant.longest() } -> std::same_as<uint64_t>;
    device.enable();
    /// Interrupts once, no earlier than `ticks` whole ticks from now.
    device.start_once(ticks);
    /// Interrupts every `ticks` ticks.
    device.start_periodic(ticks);
    /// Does not interrupt any more.
    device.stop();
    /// Takes the interrupt back; false if the device has not raised one.
    { device.take() } -> std::same_as<bool>;
};

/// A device that can also be asked what time it is: a count that wraps to 0 after 2^32 - 1.
template <class T>
concept CountingDevice = TimerDevice<T> && requires(T device) {
    { device.count() } -> std::same_as<uint32_t>;
};

namespace detail {

inline constexpr uint64_t nanoseconds_a_second = 1'000'000'000;

/// Ticks that take at least that long.
constexpr uint64_t ticks_of(Nanoseconds time, uint64_t frequency) {
    const uint64_t rest = time.count % nanoseconds_a_second * frequency;
    return time.count / nanoseconds_a_second * frequency +
           (rest + nanoseconds_a_second - 1) / nanoseconds_a_second;
}

/// How long that many ticks take, rounded down.
constexpr Nanoseconds time_of(uint64_t ticks, uint64_t frequency) {
    return Nanoseconds(Seconds(ticks / frequency)) +
           Nanoseconds(ticks % frequency * nanoseconds_a_second / frequency);
}

}  // namespace detail

/// One alarm at a time of one device. The device interrupts more often than the alarm is due if the
/// alarm is longer than its registers hold: `take` knows.
///
///     timer.set_alarm(10_ms);
///     do {
///         notification.wait();      // the device's interrupt is bound to it (interrupt.hpp)
///         is_due = timer.take();    // first the device lets go of the line,
///         interrupt.ack();          // then the kernel lets the line interrupt again
///     } while (!is_due);
template <TimerDevice Device>
class Timer {
  public:
    constexpr explicit Timer(Device device) : device_(device) {}

    /// Before all else, once: the device counts from now on, and does not interrupt.
    void enable() {
        device_.enable();
        if constexpr (CountingDevice<Device>) {
            last_count_ = device_.count();
        }
    }

    /// One tick: what alarms are rounded up to.
    [[nodiscard]] Nanoseconds resolution() const {
        return Nanoseconds((detail::nanoseconds_a_second + device_.frequency() - 1) /
                           device_.frequency());
    }

    /// An alarm, once, no earlier than `after`; the device may be two ticks late, and what it takes
    /// the program to answer comes on top. In place of any other alarm.
    void set_alarm(Nanoseconds after) {
        plan(after, false);
        device_.start_once(ticks_);
    }
    /// An alarm every `every` until another one is set. A beat that was not taken before the next
    /// one came is lost, not made up for.
    void set_period(Nanoseconds every) {
        plan(every, true);
        device_.start_periodic(ticks_);
    }
    /// No alarm any more. An interrupt that is on its way may come still; `take` then says false.
    void cancel() {
        device_.stop();
        left_ = 0;
    }

    /// To be called after each interrupt of the device. True if the alarm is due, false if it only
    /// is on its way, or there is none.
    [[nodiscard]] bool take() {
        if (!device_.take() || left_ == 0) {
            return false;
        }
        --left_;
        if (is_periodic_) {
            if (left_ != 0) {
                return false;
            }
            left_ = rounds_;
            return true;
        }
        if (left_ != 0) {
            device_.start_once(ticks_);
            return false;
        }
        device_.stop();
        return true;
    }

    /// Time since `enable`. Right as long as it is asked for at least once in 2^32 ticks.
    [[nodiscard]] Nanoseconds now()
        requires CountingDevice<Device>
    {
        const uint32_t count = device_.count();
        passed_ += count - last_count_;
        last_count_ = count;
        return detail::time_of(passed_, device_.frequency());
    }

  private:
    /// Cuts a time into rounds of equal length, each short enough for the device.
    void plan(Nanoseconds time, bool is_periodic) {
        const uint64_t wanted = detail::ticks_of(time, device_.frequency());
        const uint64_t ticks = wanted == 0 ? 1 : wanted;
        rounds_ = (ticks - 1) / device_.longest() + 1;
        ticks_ = (ticks - 1) / rounds_ + 1;
        left_ = rounds_;
        is_periodic_ = is_periodic;
    }

    Device device_;
    uint64_t rounds_ = 0;  ///< interrupts to one alarm
    uint64_t ticks_ = 0;   ///< of a round
    uint64_t left_ = 0;    ///< rounds until the alarm is due; 0: there is none
    uint64_t passed_ = 0;  ///< ticks until `now` was asked last
    uint32_t last_count_ = 0;
    bool is_periodic_ = false;
};

}  // namespace selfe
