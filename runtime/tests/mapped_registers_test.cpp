// Tests of registers in memory: place and width of each access, and which driver a kind means.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include <type_traits>

#include "selfe/uart/kind.hpp"

namespace selfe::uart {
namespace {

TEST(UartRegisters, OfBytesTouchOneByte) {
    alignas(4) unsigned char memory[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    MappedRegisters<uint8_t> registers(memory);
    EXPECT_EQ(registers.read(5), 6U);
    registers.write(2, 0x1fe);
    EXPECT_EQ(memory[2], 0xfe);
    EXPECT_EQ(memory[1], 2);
    EXPECT_EQ(memory[3], 4);
}

TEST(UartRegisters, OfWordsTouchFourBytes) {
    alignas(4) unsigned char memory[12] = {};
    MappedRegisters<uint32_t> registers(memory);
    registers.write(4, 0x11223344);
    EXPECT_EQ(registers.read(4), 0x11223344U);
    EXPECT_EQ(memory[4] + memory[5] + memory[6] + memory[7], 0x11 + 0x22 + 0x33 + 0x44);
    EXPECT_EQ(registers.read(0), 0U);
    EXPECT_EQ(registers.read(8), 0U);
}

TEST(UartKind, NamesItsDriver) {
    using Access = MappedRegisters<uint32_t>;
    EXPECT_TRUE((std::is_same_v<Driver<Kind::Pl011, Access, 0>, Pl011<Access>>));
    EXPECT_TRUE((std::is_same_v<Driver<Kind::Imx, Access, 0>, Imx<Access>>));
    EXPECT_TRUE((std::is_same_v<Driver<Kind::Ns16550, Access, 2>, Ns16550<Access, 2>>));
}

}  // namespace
}  // namespace selfe::uart
