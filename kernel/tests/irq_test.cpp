// Interrupts as capabilities: issued once, signalled, masked until acknowledged.
// SPDX-License-Identifier: BSD-2-Clause
#include "object/irq.hpp"

#include <gtest/gtest.h>

#include "arch_names.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;
constexpr Word line = 40;

class Irq : public testing::Test {
  protected:
    Answer get(Word irq, Word slot) {
        return system.call(seL4_CapIRQControl, issue_irq(irq, slot));
    }
    bool is_unmasked(Word irq) { return machine::pretended().unmasked_irqs.count(irq) != 0; }
    Word poll() {
        system.trap(system.root(), seL4_SysNBRecv, notification);
        return system.root().context.cap_register();
    }

    System system;
    Word notification = system.make(seL4_NotificationObject);
    Word handler = system.next_slot();
};

TEST_F(Irq, HandlerIsIssuedOnceAndAgainAfterItsDeletion) {
    EXPECT_EQ(get(line, handler), Answer{});
    EXPECT_EQ(get(line, system.next_slot()), (Answer{seL4_RevokeFirst, {}}));
    system.call(root_cnode, {CNodeDelete, {handler, word_bits}});
    EXPECT_FALSE(is_unmasked(line));
    EXPECT_EQ(get(line, handler), Answer{});
}

TEST_F(Irq, KernelsOwnAndUnknownNumbersAreRefused) {
    irq::reserve(line);
    EXPECT_EQ(get(line, handler), (Answer{seL4_RevokeFirst, {}}));
    EXPECT_EQ(get(arch::irq_count, handler), (Answer{seL4_RangeError, {0, arch::irq_count - 1}}));
}

TEST_F(Irq, ArrivalSignalsTheBadgeAndMasksUntilAcknowledged) {
    const Word badged = system.next_slot();
    system.call(
        root_cnode,
        {CNodeMint, {badged, word_bits, notification, word_bits, Rights::every, 8}, {root_cnode}});
    get(line, handler);
    EXPECT_EQ(system.call(handler, {IRQSetIRQHandler, {}, {badged}}), Answer{});
    EXPECT_TRUE(is_unmasked(line));

    arrive(line);

    EXPECT_FALSE(is_unmasked(line));
    EXPECT_EQ(poll(), 8u);
    EXPECT_EQ(poll(), 0u);
    system.call(handler, {IRQAckIRQ});
    EXPECT_TRUE(is_unmasked(line));
}

TEST_F(Irq, RevokingIrqControlTakesHandlers) {
    get(line, handler);
    system.call(root_cnode, {CNodeRevoke, {seL4_CapIRQControl, word_bits}});
    EXPECT_EQ(type_at(system, handler), CapType::Null);
    EXPECT_FALSE(is_unmasked(line));
}

TEST_F(Irq, HandlerWithoutNotificationDropsTheInterrupt) {
    get(line, handler);
    arrive(line);
    EXPECT_EQ(poll(), 0u);
    EXPECT_FALSE(is_unmasked(line));
}

}  // namespace
}  // namespace kernel::test
