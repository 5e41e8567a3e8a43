// Tests x86_64's layout of thread-local storage: data below the thread pointer.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/tls.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace selfe {
namespace {

TEST(TlsLayoutX86_64, PutsTheDataRightBelowTheThreadPointerAtItsAlignment) {
    const auto small = arch::TlsLayout::of(20, 8);
    EXPECT_EQ(small.thread_pointer, 32U);
    EXPECT_EQ(small.data, 8U) << "20 bytes, rounded up to 24, end at the thread pointer";
    EXPECT_EQ(small.size, 48U);
    EXPECT_EQ(small.alignment, 16U);
    const auto aligned = arch::TlsLayout::of(70, 64);
    EXPECT_EQ(aligned.thread_pointer, 128U);
    EXPECT_EQ(aligned.data, 0U);
    EXPECT_EQ(aligned.size, 144U);
    EXPECT_EQ(aligned.alignment, 64U);
    EXPECT_EQ(arch::TlsLayout::of(0, 1).size, 16U);
}

TEST(TlsX86_64, ThreadPointerFindsItsOwnValue) {
    const TlsImage image{"initial", 7, 20, 8};
    alignas(16) char memory[64];
    std::memset(memory, 0x55, sizeof memory);
    auto* const thread_pointer = static_cast<char*>(image.make_block(memory));
    EXPECT_EQ(thread_pointer, memory + 32);
    EXPECT_EQ(*reinterpret_cast<void**>(thread_pointer), thread_pointer);
    EXPECT_EQ(std::string(thread_pointer - 24, 7), "initial");
    EXPECT_EQ(std::string(thread_pointer - 17, 17), std::string(17, '\0'));
    EXPECT_EQ(std::string(thread_pointer + 8, 8), std::string(8, '\0'));
    EXPECT_EQ(memory[48], 0x55) << "nothing behind the block is touched";
}

}  // namespace
}  // namespace selfe
