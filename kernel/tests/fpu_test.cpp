// Sharing the floating-point unit between threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "thread/fpu.hpp"

#include <gtest/gtest.h>

#include "arch_names.hpp"
#include "machine/pretended.hpp"

namespace kernel::fpu {
namespace {

class Fpu : public testing::Test {
  protected:
    Fpu() {
        reset();
        machine::pretended() = {};
    }
    ~Fpu() override { reset(); }

    Tcb a, b;
};

TEST_F(Fpu, UnitTrapsUntilItsOwnerRuns) {
    prepare(a);
    EXPECT_FALSE(machine::pretended().is_fpu_enabled);
    EXPECT_TRUE(acquire(a));
    prepare(b);
    EXPECT_FALSE(machine::pretended().is_fpu_enabled);
    prepare(a);
    EXPECT_TRUE(machine::pretended().is_fpu_enabled);
}

TEST_F(Fpu, EachThreadKeepsItsValues) {
    acquire(a);
    test::fpu_register(machine::pretended().fpu) = 1;
    acquire(b);
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 0u);
    test::fpu_register(machine::pretended().fpu) = 2;
    acquire(a);
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 1u);
    EXPECT_EQ(test::fpu_register(b.fpu), 2u);
}

TEST_F(Fpu, DisabledThreadDoesNotGetTheUnitButKeepsItsValues) {
    acquire(a);
    test::fpu_register(machine::pretended().fpu) = 7;
    a.flags = seL4_TCBFlag_fpuDisabled;
    release(a);
    EXPECT_FALSE(acquire(a));
    a.flags = 0;
    test::fpu_register(machine::pretended().fpu) = 0;
    EXPECT_TRUE(acquire(a));
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 7u);
}

}  // namespace
}  // namespace kernel::fpu
