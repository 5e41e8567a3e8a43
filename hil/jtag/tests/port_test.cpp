// Tests of the connector as a whole, through its pins.
// SPDX-License-Identifier: BSD-2-Clause
#include "port.hpp"

#include <gtest/gtest.h>

#include "debugger.hpp"
#include "fake_machine.hpp"

namespace selfe::jtag {
namespace {

constexpr std::uint32_t sticky_error = 1u << 5;
enum : unsigned { Csw = 0x00, Tar = 0x04, Drw = 0x0c, Base = 0xf8, Idr = 0xfc };
enum : std::uint32_t { Didr = 0x000, Vcr = 0x01c, Dscr = 0x088, Drcr = 0x090, Prsr = 0x314 };
enum : unsigned { AhbAp = 0, ApbAp = 1 };

struct VirtualPort : ::testing::Test {
    testing::FakeMachine machine;
    Faults faults{1};
    Port port{machine, faults};
    testing::Debugger debugger{port};
};

TEST_F(VirtualPort, AnswersIdentificationOfTheDap) {
    EXPECT_EQ(debugger.scan(0, 32), 0x4ba0'0477u);
    debugger.select(testing::Debugger::IdCode);
    EXPECT_EQ(debugger.scan(0, 32), 0x4ba0'0477u);
}

TEST_F(VirtualPort, PowerUpIsAcknowledged) {
    debugger.power_up();
    EXPECT_EQ(debugger.read_dp(0x4), 0xf000'0000u);
}

TEST_F(VirtualPort, AccessWithoutDebugPowerIsAnError) {
    debugger.read_ap(ApbAp, Idr);
    EXPECT_EQ(debugger.read_dp(0x4) & sticky_error, sticky_error);
}

TEST_F(VirtualPort, HasTwoAccessPorts) {
    debugger.power_up();
    EXPECT_EQ(debugger.read_ap(AhbAp, Idr), 0x4477'0001u);
    EXPECT_EQ(debugger.read_ap(ApbAp, Idr), 0x2477'0002u);
    EXPECT_EQ(debugger.read_ap(2, Idr), 0u);
    EXPECT_EQ(debugger.read_ap(ApbAp, Base), DebugBus::rom_table | 3);
}

TEST_F(VirtualPort, RomTableLeadsToTheDebugUnit) {
    debugger.power_up();
    debugger.write_ap(ApbAp, Tar, DebugBus::rom_table);
    const std::uint32_t entry = debugger.read_ap(ApbAp, Drw);
    EXPECT_EQ(DebugBus::rom_table + (entry & ~0xfffu), DebugBus::debug_unit);
    EXPECT_EQ(debugger.read_debug(Didr), 0x3513'702au);
}

TEST_F(VirtualPort, ErrorOfABusSticksUntilItIsCleared) {
    debugger.power_up();
    debugger.write_ap(ApbAp, Tar, 0x1000);
    EXPECT_EQ(debugger.read_ap(ApbAp, Drw), 0u);
    EXPECT_EQ(debugger.read_dp(0x4) & sticky_error, sticky_error);
    EXPECT_EQ(debugger.read_ap(ApbAp, Idr), 0u) << "while it sticks nothing is done";
    debugger.write_dp(0x4, 0x5000'0000 | sticky_error);
    EXPECT_EQ(debugger.read_dp(0x4) & sticky_error, 0u);
    EXPECT_EQ(debugger.read_ap(ApbAp, Idr), 0x2477'0002u);
}

TEST_F(VirtualPort, MemoryIsReachedWhileTheCoreRuns) {
    debugger.power_up();
    debugger.write_ap(AhbAp, Csw, 0x12);  // words, one behind the other
    debugger.write_ap(AhbAp, Tar, 0x1000'03fc);
    debugger.write_ap(AhbAp, Drw, 0x1122'3344);
    EXPECT_EQ(machine.read(0x1000'03fc, 4), 0x1122'3344u);
    EXPECT_EQ(debugger.read_ap(AhbAp, Tar), 0x1000'0000u) << "increments wrap at 1 KiB";
    EXPECT_FALSE(machine.halted);
}

TEST_F(VirtualPort, NarrowAccessesUseTheirLane) {
    debugger.power_up();
    debugger.write_ap(AhbAp, Csw, 0x10);
    debugger.write_ap(AhbAp, Tar, 0x1000'0001);
    debugger.write_ap(AhbAp, Drw, 0xaabb'ccdd);
    EXPECT_EQ(machine.memory.size(), 1u);
    EXPECT_EQ(machine.memory[0x1000'0001], 0xcc);
    debugger.write_ap(AhbAp, Tar, 0x1000'0001);
    EXPECT_EQ(debugger.read_ap(AhbAp, Drw), 0xcc00u);
    EXPECT_EQ(debugger.read_ap(AhbAp, Tar), 0x1000'0002u);
}

TEST_F(VirtualPort, NarrowAndPackedAccessesAreRefusedInCsw) {
    debugger.power_up();
    debugger.write_ap(ApbAp, Csw, 0x10);
    EXPECT_EQ(debugger.read_ap(ApbAp, Csw) & 7, 2u) << "the debug bus has words only";
    debugger.write_ap(AhbAp, Csw, 0x20);
    EXPECT_EQ(debugger.read_ap(AhbAp, Csw) & 0x30, 0u) << "packed transfers";
}

TEST_F(VirtualPort, WhatBelongsToTheCoresIsNotOnTheBus) {
    debugger.power_up();
    debugger.write_ap(AhbAp, Tar, 0x00a0'1000);
    debugger.write_ap(AhbAp, Drw, 1);
    EXPECT_EQ(debugger.read_dp(0x4) & sticky_error, sticky_error);
    EXPECT_TRUE(machine.memory.empty());
}

TEST_F(VirtualPort, HaltsAndRestartsTheCore) {
    debugger.power_up();
    debugger.write_debug(Drcr, 1);
    EXPECT_TRUE(machine.halted);
    EXPECT_EQ(debugger.read_debug(Dscr) & 3, 3u);
    debugger.write_debug(Drcr, 2);
    EXPECT_FALSE(machine.halted);
    EXPECT_EQ(debugger.read_debug(Dscr) & 3, 2u);
}

TEST_F(VirtualPort, ResetStartsTheMachineWhenItIsLetGo) {
    debugger.power_up();
    port.set_resets(false, true);
    EXPECT_EQ(machine.resets, 1u);
    EXPECT_TRUE(machine.halted) << "held";
    EXPECT_EQ(debugger.read_debug(Prsr) & 0xc, 0xcu);
    port.set_resets(false, true);
    EXPECT_EQ(machine.resets, 1u) << "a level, not an event";
    port.set_resets(false, false);
    EXPECT_FALSE(machine.halted);
    EXPECT_EQ(debugger.read_debug(Prsr) & 0xc, 0x8u);
    EXPECT_EQ(debugger.read_debug(Prsr) & 0xc, 0u) << "told once";
}

TEST_F(VirtualPort, HaltAskedForDuringResetIsBeforeTheFirstInstruction) {
    debugger.power_up();
    port.set_resets(false, true);
    debugger.write_debug(Drcr, 1);
    port.set_resets(false, false);
    EXPECT_TRUE(machine.halted);
    EXPECT_EQ(debugger.read_debug(Dscr) & 0x3f, 3u);
}

TEST_F(VirtualPort, ResetVectorIsCaught) {
    debugger.power_up();
    debugger.write_debug(Dscr, 1u << 14);
    debugger.write_debug(Vcr, 1);
    port.set_resets(false, true);
    port.set_resets(false, false);
    EXPECT_TRUE(machine.halted);
    EXPECT_EQ(debugger.read_debug(Dscr) >> 2 & 0xf, 5u);
}

TEST_F(VirtualPort, TapResetLeavesTheMachineAlone) {
    port.set_resets(true, false);
    port.set_resets(false, false);
    EXPECT_EQ(machine.resets, 0u);
    EXPECT_EQ(debugger.scan(0, 32), 0xffff'ffffu) << "this way does not lead to Shift-DR";
    debugger.reset_taps();
    EXPECT_EQ(debugger.scan(0, 32), 0x4ba0'0477u);
}

TEST_F(VirtualPort, WithoutPowerTdoIsHighAndAfterwardsEverythingIsNew) {
    debugger.power_up();
    debugger.write_debug(Vcr, 1);
    machine.power = false;
    debugger.reset_taps();
    EXPECT_EQ(debugger.scan(0, 32), 0xffff'ffffu);
    machine.power = true;
    debugger.reset_taps();
    EXPECT_EQ(debugger.scan(0, 32), 0x4ba0'0477u);
    EXPECT_EQ(debugger.read_dp(0x4), 0u) << "the debug port has forgotten its power request";
    debugger.power_up();
    EXPECT_EQ(debugger.read_debug(Vcr), 0u);
}

TEST_F(VirtualPort, PowerThatWasGoneForAMomentIsNoticed) {
    debugger.power_up();
    machine.power = false;
    debugger.read_dp(0x4);
    machine.power = true;
    debugger.reset_taps();
    EXPECT_EQ(debugger.read_dp(0x4), 0u);
}

TEST_F(VirtualPort, WrongIdentificationIsAFault) {
    faults.settings.idcode = 0x1234'5677;
    EXPECT_EQ(debugger.scan(0, 32), 0x1234'5677u);
}

TEST_F(VirtualPort, StuckTdoIsAFault) {
    faults.settings.tdo_high = true;
    EXPECT_EQ(debugger.scan(0, 32), 0xffff'ffffu);
    faults.settings = {.tdo_low = true};
    EXPECT_EQ(debugger.scan(0, 32), 0u);
}

TEST_F(VirtualPort, BitErrorsAreAsFrequentAsWantedAndTheSameEachTime) {
    const auto errors = [](std::uint64_t seed) {
        Faults noise(seed);
        noise.settings.flip = 0.01;
        std::vector<int> at;
        for (int bit = 0; bit < 100'000; ++bit) {
            if (noise.seen_on_tdo(true) != true) {
                at.push_back(bit);
            }
        }
        return at;
    };
    EXPECT_NEAR(static_cast<double>(errors(1).size()), 1000, 150);
    EXPECT_EQ(errors(1), errors(1));
    EXPECT_NE(errors(1), errors(2));
}

TEST_F(VirtualPort, StuckAccessPortWaitsForGood) {
    debugger.power_up();
    faults.settings.wait_after = 3;
    EXPECT_EQ(debugger.access(testing::Debugger::Ap, Csw, true).acknowledgement, 2u);
    EXPECT_EQ(debugger.access(testing::Debugger::Ap, Csw, true).acknowledgement, 2u);
    for (unsigned attempt = 0; attempt < 5; ++attempt) {
        EXPECT_EQ(debugger.access(testing::Debugger::Ap, Csw, true).acknowledgement, 1u);
        EXPECT_EQ(debugger.access(testing::Debugger::Dp, 0x4, true).acknowledgement, 1u);
    }
    debugger.access(testing::Debugger::Ap, Tar, false, 0x1234);
    faults.settings.wait_after = 0;
    EXPECT_EQ(debugger.access(testing::Debugger::Dp, 0x4, true).acknowledgement, 2u);
    EXPECT_EQ(debugger.read_ap(AhbAp, Tar), 0u) << "who was told to wait has written nothing";
}

TEST_F(VirtualPort, DeadResetLineDoesNothing) {
    faults.settings.dead_srst = true;
    port.set_resets(false, true);
    port.set_resets(false, false);
    EXPECT_EQ(machine.resets, 0u);
}

}  // namespace
}  // namespace selfe::jtag
