// Tests of the state machine and of the chain that it moves.
// SPDX-License-Identifier: BSD-2-Clause
#include "chain.hpp"

#include <gtest/gtest.h>

#include <string>

namespace selfe::jtag {
namespace {

constexpr unsigned state_count = 16;

/// Levels of TMS, a digit an edge.
TapState walk(TapState state, std::string_view levels) {
    for (const char level : levels) {
        state = next(state, level == '1');
    }
    return state;
}

void clock(Chain& chain, std::string_view levels) {
    for (const char level : levels) {
        chain.clock(level == '1', true);
    }
}

/// What TDO says while `bits` bits are shifted, the last of which leaves the shift state.
std::string shift_out(Chain& chain, std::string_view bits) {
    std::string out;
    for (std::size_t index = 0; index < bits.size(); ++index) {
        out += chain.tdo() ? '1' : '0';
        chain.clock(index + 1 == bits.size(), bits[index] == '1');
    }
    return out;
}

TEST(TapState, FiveTimesHighIsReset) {
    for (unsigned state = 0; state < state_count; ++state) {
        EXPECT_EQ(walk(static_cast<TapState>(state), "11111"), TapState::TestLogicReset);
    }
}

TEST(TapState, WaysThroughTheDiagram) {
    using enum TapState;
    EXPECT_EQ(walk(TestLogicReset, "0"), RunTestIdle);
    EXPECT_EQ(walk(RunTestIdle, "100"), ShiftDr);
    EXPECT_EQ(walk(RunTestIdle, "1100"), ShiftIr);
    EXPECT_EQ(walk(RunTestIdle, "111"), TestLogicReset);
    EXPECT_EQ(walk(ShiftDr, "1010"), ShiftDr);
    EXPECT_EQ(walk(ShiftIr, "1010"), ShiftIr);
    EXPECT_EQ(walk(ShiftDr, "10"), PauseDr);
    EXPECT_EQ(walk(ShiftIr, "10"), PauseIr);
    EXPECT_EQ(walk(PauseDr, "11"), UpdateDr);
    EXPECT_EQ(walk(ShiftIr, "11"), UpdateIr);
    EXPECT_EQ(walk(UpdateDr, "1"), SelectDr);
    EXPECT_EQ(walk(UpdateIr, "0"), RunTestIdle);
}

TEST(Chain, AfterResetIdentificationsComeOutTheNearestFirst) {
    IdTap far({.ir_bits = 5, .ir_capture = 1, .id = 0x0000'0003, .id_instruction = 4});
    IdTap without({.ir_bits = 4});
    IdTap near({.ir_bits = 4, .ir_capture = 1, .id = 0x8000'0001, .id_instruction = 9});
    Chain chain({&far, &without, &near});
    chain.reset();
    clock(chain, "0100");
    EXPECT_EQ(shift_out(chain, std::string(65, '1')), "1" + std::string(30, '0') + "1" +  // near
                                                          "0" +  // a bypass
                                                          "11" + std::string(30, '0'));
}

TEST(Chain, InstructionCaptureIsThatOfEachTap) {
    IdTap far({.ir_bits = 5, .ir_capture = 0b00001});
    IdTap near({.ir_bits = 4, .ir_capture = 0b0001});
    Chain chain({&far, &near});
    chain.reset();
    clock(chain, "01100");
    EXPECT_EQ(shift_out(chain, "111111111"), "100010000");
}

TEST(Chain, InstructionGoesToItsTapAlone) {
    IdTap far({.ir_bits = 5, .id = 3, .id_instruction = 0b00100});
    IdTap near({.ir_bits = 4, .id = 5, .id_instruction = 0b1001});
    Chain chain({&far, &near});
    chain.reset();
    clock(chain, "01100");
    shift_out(chain, "111100100");  // near, low bit first: 1111, a bypass; far: 00100
    clock(chain, "1100");
    EXPECT_EQ(shift_out(chain, "0000").substr(0, 3), "011");  // the bypass, then the low bits of 3
}

TEST(Chain, BypassedChainDelaysByOneBitEach) {
    IdTap far({.ir_bits = 5});
    IdTap near({.ir_bits = 4});
    Chain chain({&far, &near});
    chain.reset();
    clock(chain, "0100");
    EXPECT_EQ(shift_out(chain, "1011001"), "0010110");
}

TEST(Chain, NobodyDrivesTdoOutsideShift) {
    IdTap tap({.ir_bits = 4});
    Chain chain({&tap});
    chain.reset();
    EXPECT_TRUE(chain.tdo());
    clock(chain, "010");
    EXPECT_TRUE(chain.tdo());
    clock(chain, "0");
    EXPECT_FALSE(chain.tdo());  // the bypass
}

}  // namespace
}  // namespace selfe::jtag
