// Tests of the debug registers: instructions, words, breakpoints.
// SPDX-License-Identifier: BSD-2-Clause
#include "debug_unit.hpp"

#include <gtest/gtest.h>

#include <random>

#include "fake_machine.hpp"

namespace selfe::jtag {
namespace {

enum : std::uint32_t { DtrRx = 0x080, Itr = 0x084, Dscr = 0x088, DtrTx = 0x08c, Drcr = 0x090 };
enum : std::uint32_t { Bvr0 = 0x100, Bcr0 = 0x140 };
enum : std::uint32_t { Halt = 1, Restart = 2, ClearSticky = 4 };
constexpr std::uint32_t enabled = 1u << 13 | 1u << 14;  // DSCR: instructions, halting debug mode
constexpr std::uint32_t fast = 2u << 20;
constexpr std::uint32_t aborted = 1u << 6;
constexpr std::uint32_t undefined = 1u << 8;
constexpr std::uint32_t to_debugger_full = 1u << 29;
constexpr std::uint32_t to_core_full = 1u << 30;

constexpr std::uint32_t from_debugger_to_r0 = 0xee10'0e15;
constexpr std::uint32_t r0_to_debugger = 0xee00'0e15;
constexpr std::uint32_t memory_to_debugger = 0xecb0'5e01;  // LDC p14, c5, [r0], #4
constexpr std::uint32_t debugger_to_memory = 0xeca0'5e01;  // STC p14, c5, [r0], #4
constexpr std::uint32_t store_r1 = 0xe480'1004;            // STR r1, [r0], #4
constexpr std::uint32_t breakpoint_instruction = 0xe120'0070;

struct HaltedUnit : ::testing::Test {
    HaltedUnit() {
        put(Dscr, enabled);
        put(Drcr, Halt);
    }
    std::uint32_t get(std::uint32_t address) { return unit.read(address, 4).value(); }
    void put(std::uint32_t address, std::uint32_t value) {
        ASSERT_TRUE(unit.write(address, 4, value));
    }
    std::uint32_t cause() { return get(Dscr) >> 2 & 0xf; }

    testing::FakeMachine machine;
    Faults faults{1};
    DebugUnit unit{machine, faults};
};

TEST_F(HaltedUnit, WordGoesToARegisterAndBack) {
    put(DtrRx, 0xcafe'f00d);
    EXPECT_EQ(get(Dscr) & to_core_full, to_core_full);
    put(Itr, from_debugger_to_r0);
    EXPECT_EQ(machine.registers[0], 0xcafe'f00du);
    EXPECT_EQ(get(Dscr) & (to_core_full | to_debugger_full), 0u);
    put(Itr, r0_to_debugger);
    EXPECT_EQ(get(Dscr) & to_debugger_full, to_debugger_full);
    EXPECT_EQ(get(DtrTx), 0xcafe'f00du);
    EXPECT_EQ(get(Dscr) & to_debugger_full, 0u);
}

TEST_F(HaltedUnit, NothingIsExecutedUnlessHaltedAndEnabled) {
    put(DtrRx, 5);
    put(Dscr, enabled & ~(1u << 13));
    put(Itr, from_debugger_to_r0);
    put(Dscr, enabled);
    put(Drcr, Restart);
    put(Itr, from_debugger_to_r0);
    EXPECT_EQ(machine.registers[0], 0u);
}

TEST_F(HaltedUnit, ProgramCounterReadsAheadAsThePipelineDoes) {
    machine.registers[Machine::Pc] = 0x1000;
    put(Itr, 0xe1a0'000f);  // MOV r0, pc
    EXPECT_EQ(machine.registers[0], 0x1008u);
    machine.registers[Machine::Cpsr] = 0x20;  // Thumb state
    put(Itr, 0xe1a0'000f);
    EXPECT_EQ(machine.registers[0], 0x1004u);
}

TEST_F(HaltedUnit, BranchPicksTheStateByItsLowestBit) {
    machine.registers[0] = 0x2001;
    put(Itr, 0xe12f'ff10);  // BX r0
    EXPECT_EQ(machine.registers[Machine::Pc], 0x2000u);
    EXPECT_EQ(machine.registers[Machine::Cpsr], 0x20u);
    machine.registers[0] = 0x3000;
    put(Itr, 0xe12f'ff10);
    EXPECT_EQ(machine.registers[Machine::Pc], 0x3000u);
    EXPECT_EQ(machine.registers[Machine::Cpsr], 0u);
}

TEST_F(HaltedUnit, StatusIsWrittenByFields) {
    machine.registers[Machine::Cpsr] = 0x8000'01d3;
    machine.registers[0] = 0x4000'0010;
    put(Itr, 0xe121'f000);  // MSR CPSR_c, r0
    EXPECT_EQ(machine.registers[Machine::Cpsr], 0x8000'0110u);
    put(Itr, 0xe10f'1000);  // MRS r1, CPSR
    EXPECT_EQ(machine.registers[1], 0x8000'0110u);
}

TEST_F(HaltedUnit, FastModeStoresAWordForEachThatIsGiven) {
    machine.registers[0] = 0x1000'0000;
    put(Dscr, enabled | fast);
    put(Itr, debugger_to_memory);
    EXPECT_TRUE(machine.memory.empty()) << "in fast mode an instruction is only remembered";
    for (std::uint32_t word = 1; word <= 3; ++word) {
        put(DtrRx, word * 0x0101'0101);
    }
    EXPECT_EQ(machine.memory.size(), 12u);
    EXPECT_EQ(machine.read(0x1000'0008, 4), 0x0303'0303u);
    EXPECT_EQ(machine.registers[0], 0x1000'000cu);
}

TEST_F(HaltedUnit, FastModeFetchesAWordForEachThatIsTaken) {
    machine.write(0x1000'0000, 4, 11);
    machine.write(0x1000'0004, 4, 22);
    machine.registers[0] = 0x1000'0000;
    put(Dscr, enabled | fast);
    put(Itr, memory_to_debugger);
    get(DtrTx);  // what was there before
    EXPECT_EQ(get(DtrTx), 11u);
    EXPECT_EQ(get(DtrTx), 22u);
}

TEST_F(HaltedUnit, LoadsAndStoresOfEachWidth) {
    machine.write(0x100, 4, 0x8877'6655);
    machine.registers[0] = 0x102;
    put(Itr, 0xe0d0'10b2);  // LDRH r1, [r0], #2
    EXPECT_EQ(machine.registers[1], 0x8877u);
    EXPECT_EQ(machine.registers[0], 0x104u);
    put(Itr, 0xe550'2003);  // LDRB r2, [r0, #-3]
    EXPECT_EQ(machine.registers[2], 0x66u);
    EXPECT_EQ(machine.registers[0], 0x104u) << "no write-back";
    machine.registers[1] = 0x1234'5678;
    put(Itr, 0xe4c0'1001);  // STRB r1, [r0], #1
    EXPECT_EQ(machine.read(0x104, 4), 0x78u);
    machine.registers[0] = 0x106;
    put(Itr, 0xe0c0'10b2);  // STRH r1, [r0], #2
    EXPECT_EQ(machine.read(0x104, 4), 0x5678'0078u);
}

TEST_F(HaltedUnit, AddressesAreVirtual) {
    machine.mapped_at = 0x8000'0000;
    machine.registers[0] = 0x8000'0010;
    machine.registers[1] = 7;
    put(Itr, store_r1);
    EXPECT_EQ(machine.read(0x10, 4), 7u);
}

TEST_F(HaltedUnit, TheProcessorAccessesDevices) {
    machine.devices = 0x200;
    machine.registers[0] = 0x200;
    machine.registers[1] = 0x1111;
    put(Itr, store_r1);
    put(DtrRx, 7);
    put(Itr, debugger_to_memory);
    put(Itr, memory_to_debugger);
    EXPECT_EQ(machine.executed, (std::vector<std::uint32_t>{store_r1,
                                                            0xe480'1004,    // STR r1, [r0], #4
                                                            0xe490'1004}))  // LDR r1, [r0], #4
        << "a register stands in for the channel";
    EXPECT_EQ(get(Dscr) & (to_core_full | to_debugger_full), to_debugger_full);
    EXPECT_EQ(machine.registers[1], 0x1111u);
    EXPECT_TRUE(machine.memory.empty());
    machine.executes = false;
    put(Itr, debugger_to_memory);
    EXPECT_EQ(get(Dscr) & aborted, aborted);
}

TEST_F(HaltedUnit, UnmappedAddressAbortsAndNothingFollowsUntilItIsCleared) {
    machine.registers[0] = machine.unmapped;
    put(Itr, store_r1);
    EXPECT_EQ(get(Dscr) & aborted, aborted);
    EXPECT_EQ(machine.registers[0], machine.unmapped) << "no write-back";
    machine.registers[0] = 0x100;
    put(Itr, store_r1);
    EXPECT_TRUE(machine.memory.empty());
    put(Drcr, ClearSticky);
    EXPECT_EQ(get(Dscr) & aborted, 0u);
    put(Itr, store_r1);
    EXPECT_FALSE(machine.memory.empty());
}

TEST_F(HaltedUnit, AbortOnRequestComesOnce) {
    faults.settings.abort_after = 6;
    machine.registers[0] = 0x100;
    put(Itr, store_r1);
    EXPECT_EQ(get(Dscr) & aborted, 0u);
    put(Itr, store_r1);
    EXPECT_EQ(get(Dscr) & aborted, aborted);
    put(Drcr, ClearSticky);
    put(Itr, store_r1);
    EXPECT_EQ(get(Dscr) & aborted, 0u);
}

TEST_F(HaltedUnit, TheProcessorExecutesWhatIsNotKnownHere) {
    put(Itr, 0xee11'0f10);  // MRC p15, 0, r0, c1, c0, 0
    EXPECT_EQ(machine.executed, std::vector<std::uint32_t>{0xee11'0f10});
    EXPECT_EQ(get(Dscr) & undefined, 0u);
    machine.executes = false;
    put(Itr, 0xe7f0'00f0);  // UDF
    EXPECT_EQ(get(Dscr) & undefined, undefined);
}

TEST_F(HaltedUnit, CachesThatAreNotThereNeedNoMaintenance) {
    put(Itr, 0xee07'0f3e);  // MCR p15, 0, r0, c7, c14, 1: clean and invalidate a line
    EXPECT_TRUE(machine.executed.empty());
    put(Itr, 0xee07'0f18);  // MCR p15, 0, r0, c7, c8, 0: translate an address
    EXPECT_EQ(machine.executed.size(), 1u);
}

TEST_F(HaltedUnit, BreakpointsAreThereWhileItRuns) {
    put(Bvr0, 0x1000);
    put(Bcr0, 1 | 0xf << 5);
    put(Bvr0 + 4, 0x2000);
    put(Bcr0 + 4, 1 | 0xc << 5);  // the upper halfword
    put(Bvr0 + 8, 0x3000);        // disabled
    put(Drcr, Restart);
    EXPECT_EQ(machine.breakpoints, (std::vector<std::uint32_t>{0x1000, 0x2002}));
    EXPECT_EQ(get(Dscr) & 1, 0u);
    machine.halted = true;
    machine.registers[Machine::Pc] = 0x1000;
    EXPECT_EQ(get(Dscr) & 1, 1u);
    EXPECT_EQ(cause(), 1u);
}

TEST_F(HaltedUnit, BreakpointsCountInHaltingModeOnly) {
    put(Bvr0, 0x1000);
    put(Bcr0, 1 | 0xf << 5);
    put(Dscr, enabled & ~(1u << 14));
    put(Drcr, Restart);
    EXPECT_TRUE(machine.breakpoints.empty());
}

TEST_F(HaltedUnit, BreakpointInstructionThatTheDebuggerWroteStops) {
    machine.registers[0] = 0x1000;
    machine.registers[1] = breakpoint_instruction;
    put(Itr, store_r1);
    put(Drcr, Restart);
    EXPECT_EQ(machine.breakpoints, std::vector<std::uint32_t>{0x1000});
    machine.halted = true;
    machine.registers[Machine::Pc] = 0x1000;
    EXPECT_EQ(cause(), 3u);
    machine.registers[0] = 0x1000;
    machine.registers[1] = 0;
    put(Itr, store_r1);  // the debugger takes it away
    put(Drcr, Restart);
    EXPECT_TRUE(machine.breakpoints.empty());
}

TEST_F(HaltedUnit, MismatchHereIsAStep) {
    machine.registers[Machine::Pc] = 0x1002;
    put(Bvr0, 0x1000);
    put(Bcr0, 1 | 0xf << 5 | 4 << 20);
    put(Drcr, Restart);
    EXPECT_EQ(machine.steps, 1u);
}

TEST_F(HaltedUnit, SurvivesWhateverIsWrittenToIt) {
    std::mt19937 random(1);
    const auto word = [&] { return static_cast<std::uint32_t>(random()); };
    for (unsigned access = 0; access < 200'000; ++access) {
        const std::uint32_t address = word() & 0xffc;
        put(address, word());
        put(Itr, 0xe000'0000 | word() >> 4);
        EXPECT_TRUE(unit.read(address, 4));
        put(Drcr, ClearSticky | Halt);
    }
}

TEST_F(HaltedUnit, NarrowAccessesAreErrors) {
    EXPECT_FALSE(unit.read(Dscr, 1));
    EXPECT_FALSE(unit.write(Dscr, 2, 0));
}

}  // namespace
}  // namespace selfe::jtag
