// Sharing the floating-point unit between threads.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/fpu.hpp"

#include <gtest/gtest.h>

#include "arch_names.hpp"
#include "machine/pretended.hpp"

namespace kernel::arch {
namespace {

class Fpu : public testing::Test {
  protected:
    Fpu() {
        fpu_reset();
        machine::pretended() = {};
    }
    ~Fpu() override { fpu_reset(); }

    Tcb a, b;
};

TEST_F(Fpu, UnitTrapsUntilItsOwnerRuns) {
    fpu_prepare(a);
    EXPECT_FALSE(machine::pretended().is_fpu_enabled);
    EXPECT_TRUE(fpu_acquire(a));
    fpu_prepare(b);
    EXPECT_FALSE(machine::pretended().is_fpu_enabled);
    fpu_prepare(a);
    EXPECT_TRUE(machine::pretended().is_fpu_enabled);
}

TEST_F(Fpu, EachThreadKeepsItsValues) {
    fpu_acquire(a);
    test::fpu_register(machine::pretended().fpu) = 1;
    fpu_acquire(b);
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 0u);
    test::fpu_register(machine::pretended().fpu) = 2;
    fpu_acquire(a);
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 1u);
    EXPECT_EQ(test::fpu_register(b.fpu), 2u);
}

TEST_F(Fpu, DisabledThreadDoesNotGetTheUnitButKeepsItsValues) {
    fpu_acquire(a);
    test::fpu_register(machine::pretended().fpu) = 7;
    a.flags = seL4_TCBFlag_fpuDisabled;
    fpu_release(a);
    EXPECT_FALSE(fpu_acquire(a));
    a.flags = 0;
    test::fpu_register(machine::pretended().fpu) = 0;
    EXPECT_TRUE(fpu_acquire(a));
    EXPECT_EQ(test::fpu_register(machine::pretended().fpu), 7u);
}

}  // namespace
}  // namespace kernel::arch
