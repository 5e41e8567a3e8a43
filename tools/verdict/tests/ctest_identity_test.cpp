// Finds ctest among the ancestors of a process, in a /proc that the test writes.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/verdict/ctest_identity.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace selfe::verdict {
namespace {

class CtestIdentity : public testing::Test {
  protected:
    void SetUp() override {
        proc_ = std::filesystem::path(testing::TempDir()) / ("proc" + std::to_string(getpid()));
        std::filesystem::create_directories(proc_ / "sys/kernel/random");
        std::ofstream(proc_ / "sys/kernel/random/boot_id") << "b-00-t\n";
    }
    void TearDown() override { std::filesystem::remove_all(proc_); }

    void process(int pid, const std::string& name, int parent, int start) {
        std::filesystem::create_directories(proc_ / std::to_string(pid));
        std::ofstream(proc_ / std::to_string(pid) / "stat")
            << pid << " (" << name << ") S " << parent
            << " 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 " << start << " 23 24\n";
    }

    std::filesystem::path proc_;
};

TEST_F(CtestIdentity, IsOfTheNearestAncestorCalledCtest) {
    process(1, "init", 0, 1);
    process(20, "ctest", 1, 200);
    process(30, "ctest", 20, 300);
    process(40, "cmake", 30, 400);
    process(50, "a) odd (name", 40, 500);
    EXPECT_EQ(ctest_identity(proc_, 50), "30.300.b-00-t");
}

TEST_F(CtestIdentity, IsNoneWithoutCtest) {
    process(1, "init", 0, 1);
    process(20, "ctest2", 1, 200);
    EXPECT_EQ(ctest_identity(proc_, 20), no_ctest);
    EXPECT_EQ(ctest_identity(proc_, 77), no_ctest);
}

TEST_F(CtestIdentity, EndsInALoopOfParents) {
    process(20, "a", 21, 1);
    process(21, "b", 20, 1);
    EXPECT_EQ(ctest_identity(proc_, 20), no_ctest);
}

TEST_F(CtestIdentity, ReadsTheRealProc) {
    const std::string identity = ctest_identity("/proc", getpid());
    EXPECT_TRUE(identity == no_ctest || std::count(identity.begin(), identity.end(), '.') == 2);
}

}  // namespace
}  // namespace selfe::verdict
