// Tests of frames on AArch32, where GCC's and clang's may stand in one chain.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/backtrace.hpp"

#include <gtest/gtest.h>

namespace selfe {
namespace {

uintptr_t at(const uintptr_t* word) {
    return reinterpret_cast<uintptr_t>(word);
}

TEST(FrameRecord, OfGccAndOfClangAreToldApart) {
    uintptr_t stack[12]{};
    const StackBounds bounds{at(stack), at(stack + 12)};
    // GCC's frame pointer points to the return address, the caller's lies in front of it.
    stack[1] = at(stack + 4);
    stack[2] = 0x8011;  // a call from Thumb code
    // clang's points to the caller's, the return address lies behind it.
    stack[4] = at(stack + 9);
    stack[5] = 0x8020;
    stack[8] = 0;
    stack[9] = 0x8030;
    FrameWalk walk(at(stack + 2), bounds);
    EXPECT_EQ(walk.next(), 0x8010U);
    EXPECT_EQ(walk.next(), 0x8020U);
    EXPECT_EQ(walk.next(), 0x8030U);
    EXPECT_EQ(walk.next(), 0U);
}

TEST(FrameRecord, AtTheStacksFirstWordHasNoRoomForACaller) {
    const uintptr_t stack[2]{0x8010, 0};
    FrameWalk walk(at(stack), {at(stack), at(stack + 2)});
    EXPECT_EQ(walk.next(), 0U);
}

}  // namespace
}  // namespace selfe
