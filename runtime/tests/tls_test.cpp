// Tests the layout of thread-local storage and what a new block holds.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/tls.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace selfe {
namespace {

TEST(TlsLayout, PutsTheDataBehindTheControlBlockAtItsAlignment) {
    EXPECT_EQ(arch::TlsLayout::of(24, 1).data, 16U);
    EXPECT_EQ(arch::TlsLayout::of(24, 8).data, 16U);
    EXPECT_EQ(arch::TlsLayout::of(24, 64).data, 64U);
    EXPECT_EQ(arch::TlsLayout::of(24, 8).size, 40U);
    EXPECT_EQ(arch::TlsLayout::of(24, 64).size, 88U);
    EXPECT_EQ(arch::TlsLayout::of(24, 64).alignment, 64U);
    EXPECT_EQ(arch::TlsLayout::of(0, 1).alignment, 16U);
}

TEST(Tls, CopiesInitialValuesAndZeroesTheRest) {
    const TlsImage image{"initial", 7, 20, 8};
    alignas(16) char memory[64];
    std::memset(memory, 0x55, sizeof memory);
    auto* const thread_pointer = static_cast<char*>(image.make_block(memory));
    EXPECT_EQ(thread_pointer, memory);
    EXPECT_EQ(std::string(memory, 16), std::string(16, '\0'));
    EXPECT_EQ(std::string(memory + 16, 7), "initial");
    EXPECT_EQ(std::string(memory + 23, 13), std::string(13, '\0'));
    EXPECT_EQ(memory[36], 0x55) << "nothing behind the block is touched";
}

TEST(Tls, FindsAVariableOfAnotherThread) {
    struct Block {
        char control[16];
        int variable;
    };
    Block mine{{}, 1};
    Block theirs{{}, 2};
    EXPECT_EQ(&of_thread(mine.variable, &mine, &theirs), &theirs.variable);
}

}  // namespace
}  // namespace selfe
