// Tests of alarms of any length, over a device that holds few ticks; and of units of time.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/timer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace selfe {
namespace {

/// What a device does, as exactly as can be; a driver is a copy that refers to it.
struct Clockwork {
    uint64_t frequency = 1000;
    uint64_t longest = 10;
    uint64_t passed = 0;    ///< ticks so far
    uint64_t deadline = 0;  ///< 0: none
    uint64_t period = 0;
    bool is_raised = false;

    /// Lets time pass up to the next interrupt; false if there will be none.
    bool run() {
        if (deadline == 0) {
            return false;
        }
        passed = deadline;
        deadline = period == 0 ? 0 : deadline + period;
        is_raised = true;
        return true;
    }
};

class Driver {
  public:
    static constexpr Trigger trigger = Trigger::Level;
    explicit Driver(Clockwork& clockwork) : clockwork_(&clockwork) {}

    void enable() {}
    uint64_t frequency() const { return clockwork_->frequency; }
    uint64_t longest() const { return clockwork_->longest; }
    void start_once(uint64_t ticks) { start(ticks, 0); }
    void start_periodic(uint64_t ticks) { start(ticks, ticks); }
    void stop() {
        clockwork_->deadline = 0;
        clockwork_->period = 0;
        clockwork_->is_raised = false;
    }
    bool take() {
        const bool was_raised = clockwork_->is_raised;
        clockwork_->is_raised = false;
        return was_raised;
    }
    uint32_t count() { return static_cast<uint32_t>(clockwork_->passed); }

  private:
    void start(uint64_t ticks, uint64_t period) {
        EXPECT_GE(ticks, 1U);
        EXPECT_LE(ticks, clockwork_->longest);
        clockwork_->deadline = clockwork_->passed + ticks;
        clockwork_->period = period;
        clockwork_->is_raised = false;
    }

    Clockwork* clockwork_;
};

/// The ticks until the alarm is due; the rounds it takes are counted.
uint64_t ticks_to_alarm(Clockwork& clockwork, Timer<Driver>& timer, uint64_t& rounds) {
    const uint64_t start = clockwork.passed;
    rounds = 0;
    do {
        EXPECT_TRUE(clockwork.run()) << "there will be no interrupt any more";
        ++rounds;
    } while (!timer.take());
    return clockwork.passed - start;
}

/// A time in ticks, exactly and rounded up: the host has 128 bits for it.
uint64_t ticks_in(Nanoseconds time, uint64_t frequency) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<uint64_t>((Wide{time.count} * frequency + 999'999'999) / 1'000'000'000);
}

RC_GTEST_PROP(Timer, AlarmIsNeverEarlyAndATickARoundLateAtMost, ()) {
    Clockwork clockwork;
    clockwork.frequency = *rc::gen::inRange<uint64_t>(1, 1'000'000'001);
    clockwork.longest = *rc::gen::inRange<uint64_t>(1, 100);
    Timer timer{Driver(clockwork)};
    timer.enable();
    const uint64_t wanted = *rc::gen::inRange<uint64_t>(0, 2000);
    const Nanoseconds after(wanted * 1'000'000'000 / clockwork.frequency);
    timer.set_alarm(after);
    uint64_t rounds = 0;
    const uint64_t ticks = ticks_to_alarm(clockwork, timer, rounds);
    RC_ASSERT(ticks >= ticks_in(after, clockwork.frequency));
    RC_ASSERT(ticks <= ticks_in(after, clockwork.frequency) + rounds);
    RC_ASSERT(rounds <= ticks / clockwork.longest + 1);
    RC_ASSERT(!clockwork.run());
}

RC_GTEST_PROP(Timer, BeatsAreEvenlySpaced, ()) {
    Clockwork clockwork;
    clockwork.longest = *rc::gen::inRange<uint64_t>(1, 100);
    Timer timer{Driver(clockwork)};
    const uint64_t wanted = *rc::gen::inRange<uint64_t>(1, 500);
    timer.set_period(Milliseconds(wanted));  // a tick is a millisecond
    for (int beat = 0; beat < 5; ++beat) {
        uint64_t rounds = 0;
        const uint64_t ticks = ticks_to_alarm(clockwork, timer, rounds);
        RC_ASSERT(ticks >= wanted);
        RC_ASSERT(ticks < wanted + rounds);
    }
}

TEST(Timer, SaysNothingOfAnAlarmThatWasCancelled) {
    Clockwork clockwork;
    Timer timer{Driver(clockwork)};
    timer.set_alarm(5_ms);
    timer.cancel();
    EXPECT_FALSE(clockwork.run());
    clockwork.is_raised = true;  // was on its way
    EXPECT_FALSE(timer.take());
}

TEST(Timer, SaysNothingWithoutAnAlarm) {
    Clockwork clockwork;
    Timer timer{Driver(clockwork)};
    clockwork.is_raised = true;
    EXPECT_FALSE(timer.take());
    EXPECT_FALSE(clockwork.is_raised) << "but lets the line go";
}

TEST(Timer, DoesNotCountInterruptsThatAreNotTheDevices) {
    Clockwork clockwork;
    Timer timer{Driver(clockwork)};
    timer.set_alarm(25_ms);  // three rounds of nine ticks
    EXPECT_FALSE(timer.take());
    EXPECT_FALSE(timer.take());
    EXPECT_FALSE(timer.take());
    uint64_t rounds = 0;
    EXPECT_EQ(ticks_to_alarm(clockwork, timer, rounds), 27U);
    EXPECT_EQ(rounds, 3U);
}

TEST(Timer, NowGoesOnWhenTheDevicesCountStartsAgain) {
    Clockwork clockwork;
    clockwork.passed = 0xffff'fff0;
    Timer timer{Driver(clockwork)};
    timer.enable();
    EXPECT_EQ(timer.now(), 0_ns);
    for (uint64_t step = 1; step <= 8; ++step) {
        clockwork.passed += 0xffff'ffff;
        EXPECT_EQ(timer.now(), Nanoseconds(step * 0xffff'ffff * 1'000'000));
    }
}

TEST(Timer, ResolutionIsATickRoundedUp) {
    Clockwork clockwork;
    clockwork.frequency = 1'193'182;
    EXPECT_EQ(Timer{Driver(clockwork)}.resolution(), 839_ns);
    clockwork.frequency = 1;
    EXPECT_EQ(Timer{Driver(clockwork)}.resolution(), 1_s);
}

RC_GTEST_PROP(TimerUnits, AreConvertedExactly, ()) {
    const auto frequency = *rc::gen::inRange<uint64_t>(1, 1'000'000'001);
    const Nanoseconds time(*rc::gen::arbitrary<uint64_t>());
    const uint64_t ticks = detail::ticks_of(time, frequency);
    RC_ASSERT(ticks == ticks_in(time, frequency));
    RC_ASSERT(time <= detail::time_of(ticks, frequency) + Nanoseconds(1) ||
              detail::time_of(ticks, frequency) == Nanoseconds(~uint64_t{0}));
}

TEST(Duration, CoarserBecomesFiner) {
    EXPECT_EQ(Nanoseconds(2_us), 2000_ns);
    EXPECT_EQ(Nanoseconds(3_s), 3'000'000'000_ns);
    EXPECT_EQ(Microseconds(5_ms), 5000_us);
    EXPECT_TRUE(1_ms < 2_ms);
    EXPECT_EQ(Nanoseconds(1_ms) + 1_ns, 1'000'001_ns);
    EXPECT_EQ(Nanoseconds(1_ms) - 1_ns, 999'999_ns);
}

TEST(Duration, WhatDoesNotFitBecomesTheLongest) {
    EXPECT_EQ(Nanoseconds(Seconds(~uint64_t{0})), Nanoseconds(~uint64_t{0}));
    EXPECT_EQ(Nanoseconds(18'446'744'073_s), 18'446'744'073'000'000'000_ns);
    EXPECT_EQ(Nanoseconds(18'446'744'074_s), Nanoseconds(~uint64_t{0}));
}

TEST(Duration, FinerBecomesCoarserAsOneSays) {
    EXPECT_EQ((1'999_us).rounded_down<Milliseconds>(), 1_ms);
    EXPECT_EQ((1'001_us).rounded_up<Milliseconds>(), 2_ms);
    EXPECT_EQ((2'000_us).rounded_up<Milliseconds>(), 2_ms);
    EXPECT_EQ((1'500'000_ns).rounded_down<Microseconds>(), 1500_us);
    static_assert(!std::is_convertible_v<Microseconds, Milliseconds>);
    static_assert(!std::is_convertible_v<int, Milliseconds>);
}

}  // namespace
}  // namespace selfe
