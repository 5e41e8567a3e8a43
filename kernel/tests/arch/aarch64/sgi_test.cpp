// Software-generated interrupts as capabilities: sent by any message, revoked with IRQControl.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "system.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;

TEST(SgiSignal, AnyMessageRaisesItUntilIrqControlIsRevoked) {
    System system;
    const Word sgi = system.next_slot();
    EXPECT_EQ(system.call(seL4_CapIRQControl,
                          {ARMIRQIssueSGISignal, {3, 0, sgi, word_bits}, {root_cnode}}),
              Answer{});
    system.trap(system.root(), seL4_SysSend, sgi);
    EXPECT_EQ(machine::pretended().raised_sgis, std::vector<Word>{3});
    system.call(root_cnode, {CNodeRevoke, {seL4_CapIRQControl, word_bits}});
    EXPECT_EQ(type_at(system, sgi), CapType::Null);
}

}  // namespace
}  // namespace kernel::test
