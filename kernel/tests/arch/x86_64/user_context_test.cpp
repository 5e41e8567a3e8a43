// Registers that user level may write: what the processor would refuse never gets to it.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/user_context.hpp"

#include <gtest/gtest.h>

namespace kernel::arch {
namespace {

constexpr unsigned rip = 0, rsp = 1, rflags = 2, fs_base = 18, gs_base = 19;
constexpr Word not_canonical = 0x8000'0000'0000;

TEST(UserContext, RegistersReadAsWritten) {
    UserContext context;
    for (unsigned i = 0; i < UserContext::register_count; ++i) {
        context.set(i, 0x1000 + i);
    }
    for (unsigned i = 0; i < UserContext::register_count; ++i) {
        EXPECT_EQ(context.get(i), i == rflags ? 0x202u : 0x1000 + i) << i;
    }
    EXPECT_EQ(context.cap_register(), context.get(8));  // rdi
    EXPECT_EQ(context.message_info(), context.get(7));  // rsi
    EXPECT_EQ(context.message(0), context.get(12));     // r10
    EXPECT_EQ(context.message(1), context.get(10));     // r8
    EXPECT_EQ(context.message(2), context.get(11));     // r9
    EXPECT_EQ(context.message(3), context.get(17));     // r15
}

TEST(UserContext, FlagsKeepInterruptsOnAndPrivilegesOff) {
    UserContext context;
    context.set(rflags, ~Word{0});
    EXPECT_EQ(context.get(rflags), 0xed7u);
    context.set(rflags, 0);
    EXPECT_EQ(context.get(rflags), 0x202u);
}

TEST(UserContext, AddressesThatAreNotCanonicalBecomeZero) {
    UserContext context;
    for (const unsigned index : {rip, fs_base, gs_base}) {
        context.set(index, not_canonical);
        EXPECT_EQ(context.get(index), 0u) << index;
        context.set(index, ~Word{0});
        EXPECT_EQ(context.get(index), ~Word{0}) << index;
    }
    context.set(rsp, not_canonical);
    EXPECT_EQ(context.get(rsp), not_canonical);
    context.set_tls_base(not_canonical);
    EXPECT_EQ(context.get(fs_base), 0u);
}

TEST(UserContext, JumpToNowhereDoesNotReachTheReturnInstruction) {
    UserContext context;
    context.trapped_at(not_canonical);
    context.restart();
    context.make_resumable();
    EXPECT_EQ(context.next_pc(), 0u);
}

}  // namespace
}  // namespace kernel::arch
