// Tests of the timers' drivers against models of the devices: alarms in time, and only those.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/timer/kind.hpp"

#include "../model_registers.hpp"
#include "i8254_model.hpp"
#include "imx_epit_model.hpp"
#include "pl031_model.hpp"
#include "selfe/timer.hpp"
#include "tegra_model.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <type_traits>

namespace selfe::timer {
namespace {

/// A driver and the model of its device.
template <Kind kind, class DeviceModel>
struct Bench {
    using Model = DeviceModel;
    using Driver = timer::Driver<kind, ModelRegisters<Model>>;

    Model model;
    Driver driver{ModelRegisters(model), Model::clock};

    Bench() {
        driver.enable();
        if (Model::is_edge) {
            (void)model.line();  // what was latched before has been delivered
        }
        EXPECT_FALSE(model.line()) << "a timer that was enabled is silent";
    }

    /// Ticks until the line interrupts; `limit` if it does not so long.
    uint64_t ticks_to_interrupt(uint64_t limit) {
        uint64_t ticks = 0;
        while (ticks < limit && !model.line()) {
            model.pass(1);
            ++ticks;
        }
        return ticks;
    }
    bool is_silent(uint64_t ticks) { return ticks_to_interrupt(ticks) == ticks; }
};

/// Ticks by which a driver may be late: its device's own, and up to `lead` to be on the safe side.
constexpr uint64_t slack = 10;

template <class B>
class TimerDriver : public testing::Test {};

using Benches = testing::Types<Bench<Kind::Pl031, Pl031Model>, Bench<Kind::ImxEpit, ImxEpitModel>,
                               Bench<Kind::Tegra, TegraModel>, Bench<Kind::I8254, I8254Model>>;
TYPED_TEST_SUITE(TimerDriver, Benches);

TYPED_TEST(TimerDriver, IsATimer) {
    static_assert(TimerDevice<typename TypeParam::Driver>);
    TypeParam bench;
    EXPECT_GT(bench.driver.frequency(), 0U);
    EXPECT_LE(bench.driver.frequency(), 1'000'000'000U);
    EXPECT_EQ(bench.driver.trigger == Trigger::Edge, TypeParam::Model::is_edge);
}

TYPED_TEST(TimerDriver, InterruptsOnceAndNeverEarly) {
    EXPECT_TRUE(rc::check([] {
        TypeParam bench;
        for (int alarm = 0; alarm < 3; ++alarm) {
            const uint64_t ticks = *rc::gen::inRange<uint64_t>(1, 400);
            bench.model.pass(*rc::gen::inRange<uint64_t>(0, 50));
            bench.driver.start_once(ticks);
            const uint64_t passed = bench.ticks_to_interrupt(1000);
            RC_ASSERT(passed >= ticks);
            RC_ASSERT(passed <= ticks + slack);
            RC_ASSERT(bench.driver.take());
            RC_ASSERT(bench.is_silent(1000));
        }
    }));
}

TYPED_TEST(TimerDriver, LosesNoAlarmWhileTimePassesQuickly) {
    EXPECT_TRUE(rc::check([] {
        TypeParam bench;
        bench.model.ticks_an_access = *rc::gen::inRange<unsigned>(0, 7);
        const uint64_t ticks = *rc::gen::inRange<uint64_t>(1, 40);
        bench.driver.start_once(ticks);
        RC_ASSERT(bench.ticks_to_interrupt(1000) < 1000U);
        RC_ASSERT(bench.driver.take());
    }));
}

/// Once a host stopped an emulator between two accesses for longer than the alarm: it never came.
TYPED_TEST(TimerDriver, LosesNoAlarmWhenTimePassesAtOnce) {
    for (unsigned access = 0; access < 12; ++access) {
        TypeParam bench;
        bench.model.accesses_to_stall = access;
        bench.model.stall = 100;
        bench.driver.start_once(40);
        EXPECT_LT(bench.ticks_to_interrupt(1000), 1000U) << "stopped at access " << access;
    }
}

TYPED_TEST(TimerDriver, BeatsWithoutDrift) {
    EXPECT_TRUE(rc::check([] {
        TypeParam bench;
        const uint64_t period = *rc::gen::inRange<uint64_t>(20, 100);
        bench.driver.start_periodic(period);
        uint64_t passed = 0;
        for (uint64_t beat = 1; beat <= 20; ++beat) {
            passed += bench.ticks_to_interrupt(1000);
            RC_ASSERT(passed >= beat * period);
            RC_ASSERT(passed <= beat * period + slack);
            const uint64_t late = *rc::gen::inRange<uint64_t>(0, period / 2);
            bench.model.pass(late);
            passed += late;
            RC_ASSERT(bench.driver.take());
        }
    }));
}

TYPED_TEST(TimerDriver, LosesBeatsThatNobodyTakesButNotTheNext) {
    TypeParam bench;
    bench.driver.start_periodic(30);
    bench.model.pass(10 * 30 + 12);
    EXPECT_TRUE(bench.model.line());
    EXPECT_TRUE(bench.driver.take());
    EXPECT_LE(bench.ticks_to_interrupt(1000), 30U);
    EXPECT_TRUE(bench.driver.take());
}

TYPED_TEST(TimerDriver, IsSilentAfterStop) {
    for (const bool is_periodic : {false, true}) {
        for (const uint64_t passed : {0U, 5U, 25U, 50U}) {
            TypeParam bench;
            is_periodic ? bench.driver.start_periodic(20) : bench.driver.start_once(20);
            bench.model.pass(passed);
            bench.driver.stop();
            if (TypeParam::Model::is_edge) {
                (void)bench.model.line();
            }
            EXPECT_TRUE(bench.is_silent(1000)) << passed;
        }
    }
}

TYPED_TEST(TimerDriver, TakesNewAlarmInPlaceOfThePendingOne) {
    TypeParam bench;
    bench.driver.start_once(300);
    bench.model.pass(100);
    bench.driver.start_once(500);
    EXPECT_GE(bench.ticks_to_interrupt(1000), 500U);
    bench.driver.start_periodic(40);
    if (TypeParam::Model::is_edge) {
        (void)bench.model.line();
    }
    EXPECT_GE(bench.ticks_to_interrupt(1000), 40U);
    EXPECT_TRUE(bench.driver.take());
    bench.driver.start_once(70);
    EXPECT_GE(bench.ticks_to_interrupt(1000), 70U);
    EXPECT_TRUE(bench.driver.take());
    EXPECT_TRUE(bench.is_silent(1000));
}

TYPED_TEST(TimerDriver, HoldsItsLongestAlarm) {
    TypeParam bench;
    bench.driver.start_once(bench.driver.longest());
    EXPECT_TRUE(bench.is_silent(1000));
}

TEST(TimerPl031, KnowsThatItHasNotInterrupted) {
    Bench<Kind::Pl031, Pl031Model> bench;
    bench.driver.start_once(5);
    EXPECT_FALSE(bench.driver.take());
    EXPECT_LT(bench.ticks_to_interrupt(1000), 1000U) << "the alarm is still to come";
}

TEST(TimerImxEpit, KnowsThatItHasNotInterrupted) {
    Bench<Kind::ImxEpit, ImxEpitModel> bench;
    bench.driver.start_once(50);
    EXPECT_FALSE(bench.driver.take());
    EXPECT_LT(bench.ticks_to_interrupt(1000), 1000U) << "the alarm is still to come";
}

TEST(TimerTegra, KnowsThatItHasNotInterrupted) {
    Bench<Kind::Tegra, TegraModel> bench;
    bench.driver.start_once(50);
    EXPECT_FALSE(bench.driver.take());
    EXPECT_LT(bench.ticks_to_interrupt(1000), 1000U) << "the alarm is still to come";
}

TEST(TimerI8254, KnowsThatItHasNotInterrupted) {
    Bench<Kind::I8254, I8254Model> bench;
    bench.driver.start_once(50);
    EXPECT_FALSE(bench.driver.take());
    EXPECT_LT(bench.ticks_to_interrupt(1000), 1000U) << "the alarm is still to come";
}

/// Whatever number a counter is at, also if it is about to start again from 0.
template <class B>
void expect_alarms_across_zero(uint32_t count_before) {
    B bench;
    bench.model.pass(1);
    for (uint32_t start = count_before - 40; start != count_before + 10; ++start) {
        if constexpr (std::is_same_v<typename B::Model, Pl031Model>) {
            bench.model.count = start;
        } else {
            bench.model.counter = ~start;
        }
        bench.driver.start_once(20);
        EXPECT_GE(bench.ticks_to_interrupt(100), 20U) << start;
        EXPECT_TRUE(bench.driver.take());
    }
}

TEST(TimerPl031, AlarmsAcrossZero) {
    expect_alarms_across_zero<Bench<Kind::Pl031, Pl031Model>>(0);
    expect_alarms_across_zero<Bench<Kind::Pl031, Pl031Model>>(0x8000'0000);
}

TEST(TimerImxEpit, AlarmsAcrossZero) {
    expect_alarms_across_zero<Bench<Kind::ImxEpit, ImxEpitModel>>(0);
    expect_alarms_across_zero<Bench<Kind::ImxEpit, ImxEpitModel>>(0x8000'0000);
}

TEST(TimerImxEpit, CountsMicrosecondsOrWhatThePrescalerCan) {
    ImxEpitModel model;
    using Driver = ImxEpit<ModelRegisters<ImxEpitModel>>;
    EXPECT_EQ(Driver(ModelRegisters(model), 66'000'000).frequency(), 1'000'000U);
    EXPECT_EQ(Driver(ModelRegisters(model), 500'000).frequency(), 500'000U);
    EXPECT_EQ(Driver(ModelRegisters(model), 8'192'000'000).frequency(), 2'000'000U);
}

TEST(TimerDrivers, ThatCountDoSoUpwards) {
    Bench<Kind::Pl031, Pl031Model> pl031;
    Bench<Kind::ImxEpit, ImxEpitModel> imx_epit;
    Bench<Kind::Tegra, TegraModel> tegra;
    const auto expect_count = [](auto& bench) {
        const uint32_t before = bench.driver.count();
        bench.model.pass(7);
        EXPECT_EQ(bench.driver.count() - before, 7U);
    };
    expect_count(pl031);
    expect_count(imx_epit);
    expect_count(tegra);
    static_assert(!CountingDevice<Bench<Kind::I8254, I8254Model>::Driver>);
}

}  // namespace
}  // namespace selfe::timer
