// Tests of what is kept of a halted QEMU's registers and memory, and when it is written back.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "played_stub.hpp"
#include "qemu_memory.hpp"
#include "qemu_registers.hpp"

namespace selfe::jtag {
namespace {

constexpr std::uint32_t ram = 0x1000'0000;
constexpr std::string_view done = "+$OK#9a";

struct Registers : testing::PlayedStub {
    QemuRegisters registers{stub};
};

TEST_F(Registers, AreFetchedOnce) {
    play("+$78563412#00");
    EXPECT_EQ(registers.get(13), 0x1234'5678u);
    EXPECT_EQ(registers.get(13), 0x1234'5678u);
    EXPECT_EQ(heard_packets(), "pd ");
}

TEST_F(Registers, AreWrittenWhenItMatters) {
    registers.set(1, 1);
    registers.set(1, 2);
    EXPECT_EQ(registers.get(1), 2u);
    EXPECT_EQ(heard_packets(), "");
    play(done);
    registers.flush();
    registers.flush();
    EXPECT_EQ(heard_packets(), "P1=02000000 ");
}

TEST_F(Registers, OfAModeAreWrittenBeforeItIsLeft) {
    play(done);
    play(done);
    play("+$33000000#00");
    registers.set(13, 0x11);
    registers.set(Machine::Cpsr, 0x1d2);
    EXPECT_EQ(registers.get(13), 0x33u) << "the other mode's";
    EXPECT_EQ(heard_packets(), "Pd=11000000 P19=d2010000 pd ");
}

struct Memory : testing::PlayedStub {
    QemuMemory memory{stub, {{.begin = ram, .end = ram + 0x1'0000}}};
};

TEST_F(Memory, NeighboursAreWrittenTogether) {
    play(done);
    memory.write(ram, 4, 0x4433'2211);
    memory.write(ram + 4, 2, 0x6655);
    memory.write(ram + 6, 1, 0x77);
    EXPECT_EQ(heard_packets(), "");
    memory.flush();
    EXPECT_EQ(heard_packets(), "M10000000,7:11223344556677 ");
}

TEST_F(Memory, OthersAreNot) {
    play(done);
    memory.write(ram, 4, 1);
    memory.write(ram + 8, 4, 2);
    EXPECT_EQ(heard_packets(), "M10000000,4:01000000 ");
}

TEST_F(Memory, IsReadInBlocks) {
    play("+$0102030405060708#00");
    EXPECT_EQ(memory.read(ram + 4, 4), 0x0807'0605u);
    EXPECT_EQ(memory.read(ram, 2), 0x0201u);
    EXPECT_EQ(heard_packets(), "m10000000,400 ");
}

TEST_F(Memory, IsReadAnewAfterItWasWritten) {
    play("+$01000000#00");
    EXPECT_EQ(memory.read(ram, 4), 1u);
    memory.write(ram, 4, 2);
    play(done);
    play("+$02000000#00");
    EXPECT_EQ(memory.read(ram, 4), 2u);
    EXPECT_EQ(heard_packets(), "m10000000,400 M10000000,4:02000000 m10000000,400 ");
}

TEST_F(Memory, ThatQemuRefusesReadsAsZero) {
    play("+$E14#00");
    EXPECT_EQ(memory.read(ram, 4), 0u);
    play("+$E14#00");
    EXPECT_EQ(memory.read(0x20d'0008, 4), 0u);
}

TEST_F(Memory, DevicesAreAccessedAtOnceAndInOrder) {
    memory.write(ram, 4, 1);
    play(done);
    play(done);
    memory.write(0x20d'0008, 4, 2);
    play("+$05000000#00");
    EXPECT_EQ(memory.read(0x20d'0008, 4), 5u);
    EXPECT_EQ(heard_packets(), "M10000000,4:01000000 M20d0008,4:02000000 m20d0008,4 ");
}

TEST_F(Memory, OfAMachineWithoutPowerIsGone) {
    play("+$01000000#00");
    EXPECT_EQ(memory.read(ram, 4), 1u);
    memory.write(ram + 0x400, 4, 7);
    memory.drop();
    memory.flush();
    play("+$09000000#00");
    EXPECT_EQ(memory.read(ram, 4), 9u);
    EXPECT_EQ(heard_packets(), "m10000000,400 m10000000,400 ");
}

}  // namespace
}  // namespace selfe::jtag
