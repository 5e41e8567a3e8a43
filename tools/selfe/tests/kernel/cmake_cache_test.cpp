// Tests of what CMake leaves behind: cache lines, the warning about unused variables, truth.
// SPDX-License-Identifier: BSD-2-Clause
#include "kernel/cmake_cache.hpp"

#include <gtest/gtest.h>

namespace selfe::kernel {
namespace {

TEST(CMakeCache, EntriesHaveTypeAndValueAndCommentsAreNone) {
    const auto entries = parse_cmake_cache(
        "# This is the CMakeCache file.\n//Help: A=B\nKernelFPU:STRING=XSAVE\n"
        "a::b:INTERNAL=x=y:z\nKernelEmpty:STRING=\nno entry\n\nKernelMSC:UNINITIALIZED=ON");
    ASSERT_EQ(entries.size(), 4);
    EXPECT_EQ(entries.at("KernelFPU").type, "STRING");
    EXPECT_EQ(entries.at("KernelFPU").value, "XSAVE");
    EXPECT_EQ(entries.at("a::b").value, "x=y:z");
    EXPECT_EQ(entries.at("KernelEmpty").value, "");
    EXPECT_EQ(entries.at("KernelMSC").type, "UNINITIALIZED");
}

TEST(CMakeCache, UnusedVariablesAreThoseOfTheWarningAlone) {
    const auto names = unused_variables(
        "-- Configuring done\nCMake Warning:\n  Manually-specified variables were not used by the "
        "project:\n\n    KernelMSC\n    Other\n\n\n-- Build files have been written to: /x\n    "
        "No\n");
    EXPECT_EQ(names, (std::set<std::string, std::less<>>{"KernelMSC", "Other"}));
    EXPECT_TRUE(unused_variables("-- Configuring done\n    KernelMSC\n").empty());
    EXPECT_TRUE(unused_variables("").empty());
}

TEST(CMakeCache, TruthIsThatOfIf) {
    for (const char* const value : {"ON", "1", "yes", "TRUE", "Y", "2"}) {
        EXPECT_TRUE(is_true(value)) << value;
    }
    for (const char* const value : {"", "OFF", "0", "no", "False", "N", "IGNORE", "X-NOTFOUND"}) {
        EXPECT_FALSE(is_true(value)) << value;
    }
}

}  // namespace
}  // namespace selfe::kernel
