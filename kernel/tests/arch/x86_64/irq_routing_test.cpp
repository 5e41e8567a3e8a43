// Which line or message raises a vector, and in which order wrong arguments are refused.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "arch_names.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;

class IrqRouting : public testing::Test {
  protected:
    Answer get_io_apic(Word slot, Word io_apic, Word pin, Word level, Word polarity, Word vector) {
        return system.call(seL4_CapIRQControl,
                           {X86IRQIssueIRQHandlerIOAPIC,
                            {slot, word_bits, io_apic, pin, level, polarity, vector},
                            {root_cnode}});
    }
    Answer get_msi(Word bus, Word device, Word function, Word vector) {
        return system.call(seL4_CapIRQControl, {X86IRQIssueIRQHandlerMSI,
                                                {slot, word_bits, bus, device, function, 0, vector},
                                                {root_cnode}});
    }

    System system;
    const Word slot = system.next_slot();
};

TEST_F(IrqRouting, NumberAloneIsRefused) {
    EXPECT_EQ(
        system.call(seL4_CapIRQControl, {IRQIssueIRQHandler, {4, slot, word_bits}, {root_cnode}}),
        (Answer{seL4_IllegalOperation, {}}));
}

TEST_F(IrqRouting, ArgumentsBeyondTheirLimitsAreRangeErrors) {
    EXPECT_EQ(get_io_apic(slot, 1, 4, 0, 0, 10), (Answer{seL4_RangeError, {0, 0}}));
    EXPECT_EQ(get_io_apic(slot, 0, 24, 0, 0, 10), (Answer{seL4_RangeError, {0, 23}}));
    EXPECT_EQ(get_io_apic(slot, 0, 4, 2, 0, 10), (Answer{seL4_RangeError, {0, 1}}));
    EXPECT_EQ(get_io_apic(slot, 0, 4, 0, 2, 10), (Answer{seL4_RangeError, {0, 1}}));
    EXPECT_EQ(get_io_apic(slot, 0, 4, 0, 0, 108), (Answer{seL4_RangeError, {0, 107}}));
    EXPECT_EQ(get_msi(256, 0, 0, 10), (Answer{seL4_RangeError, {0, 255}}));
    EXPECT_EQ(get_msi(0, 32, 0, 10), (Answer{seL4_RangeError, {0, 31}}));
    EXPECT_EQ(get_msi(0, 0, 8, 10), (Answer{seL4_RangeError, {0, 7}}));
    EXPECT_EQ(get_msi(255, 31, 7, 107), Answer{});
}

TEST_F(IrqRouting, VectorIsCheckedBeforeTheSlotAndThatBeforeThePin) {
    ASSERT_EQ(get_io_apic(slot, 0, 4, 0, 0, 10), Answer{});
    EXPECT_EQ(get_io_apic(slot, 0, 24, 0, 0, 10), (Answer{seL4_RevokeFirst, {}}));
    EXPECT_EQ(get_io_apic(slot, 0, 24, 0, 0, 11), (Answer{seL4_DeleteFirst, {}}));
}

TEST_F(IrqRouting, PinRaisesTheVectorThatGotItLast) {
    ASSERT_EQ(get_io_apic(slot, 0, 4, 1, 1, 10), Answer{});
    EXPECT_EQ(machine::pretended().irq_of_pin[4], 10u);
    EXPECT_EQ(get_io_apic(system.next_slot(), 0, 4, 0, 0, 11), Answer{});
    EXPECT_EQ(machine::pretended().irq_of_pin[4], 11u);
}

TEST_F(IrqRouting, MessageIsSignalledThoughNothingCanMaskIt) {
    ASSERT_EQ(get_msi(0, 1, 0, 30), Answer{});
    const Word notification = system.make(seL4_NotificationObject);
    system.call(slot, {IRQSetIRQHandler, {}, {notification}});
    arrive(30);
    arrive(30);
    EXPECT_EQ(system.call(slot, {IRQAckIRQ}), Answer{});
    EXPECT_TRUE(machine::pretended().unmasked_irqs.empty());
}

TEST_F(IrqRouting, SpuriousAndLegacyVectorsChangeNothing) {
    Tcb* const before = scheduler::current();
    handle_trap(&before->context, VECTOR_SPURIOUS, 0);
    handle_trap(&before->context, FIRST_LEGACY_VECTOR + 7, 0);
    EXPECT_EQ(scheduler::current(), before);
}

}  // namespace
}  // namespace kernel::test
