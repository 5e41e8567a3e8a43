// Untyped.Retype: the watermark, alignment, and what each refusal says.
// SPDX-License-Identifier: BSD-2-Clause
#include <gtest/gtest.h>

#include "arch_names.hpp"

namespace kernel::test {
namespace {

constexpr Word root_cnode = seL4_CapInitThreadCNode;

class Untyped : public testing::Test {
  protected:
    Answer retype(Word type, Word size_bits, Word slot, Word count = 1) {
        return system.call(arena,
                           {UntypedRetype, {type, size_bits, 0, 0, slot, count}, {root_cnode}});
    }
    /// What is left, without changing anything: the answer to a request that cannot be met.
    Word bytes_left() {
        const Answer answer = retype(seL4_UntypedObject, arena_bits + 1, system.next_slot());
        EXPECT_EQ(answer.label, static_cast<Word>(seL4_NotEnoughMemory));
        return answer.words.empty() ? 0 : answer.words[0];
    }

    static constexpr Word arena_bits = 15;
    System system;
    Word arena = system.make(seL4_UntypedObject, arena_bits);
};

TEST_F(Untyped, ObjectsTakeTheirSizeAndAreAligned) {
    system.make_from(arena, seL4_EndpointObject);
    EXPECT_EQ(bytes_left(), bit(arena_bits) - 16);
    system.make_from(arena, small_frame_type);
    EXPECT_EQ(bytes_left(), bit(arena_bits) - 2 * bit(seL4_PageBits));
}

TEST_F(Untyped, WithoutChildrenAllMemoryIsFreeAgain) {
    const Word frame = system.make_from(arena, small_frame_type);
    const Word second = system.make_from(arena, seL4_EndpointObject);
    system.call(root_cnode, {CNodeDelete, {frame, word_bits}});
    EXPECT_LT(bytes_left(), bit(arena_bits));
    system.call(root_cnode, {CNodeDelete, {second, word_bits}});
    EXPECT_EQ(bytes_left(), bit(arena_bits));
}

TEST_F(Untyped, NewFramesReadAsZero) {
    const Word frame = system.make_from(arena, small_frame_type);
    auto* page = machine::from_physical<Word>(system.slot(frame).cap.as<FrameCap>().base);
    page[0] = page[511] = ~Word{0};
    system.call(root_cnode, {CNodeDelete, {frame, word_bits}});
    system.make_from(arena, small_frame_type);
    EXPECT_EQ(page[0], 0u);
    EXPECT_EQ(page[511], 0u);
}

TEST_F(Untyped, ConsecutiveSlotsGetConsecutiveObjects) {
    const Word first = system.next_slot();
    ASSERT_EQ(retype(small_frame_type, 0, first, 3), Answer{});
    const Word base = system.slot(first).cap.as<FrameCap>().base;
    for (Word i = 0; i < 3; ++i) {
        EXPECT_EQ(system.slot(first + i).cap.as<FrameCap>().base, base + (i << seL4_PageBits));
    }
}

TEST_F(Untyped, RefusalsNameTheLimits) {
    const Word slot = system.next_slot();
    const Word last = bit(CONFIG_ROOT_CNODE_SIZE_BITS) - 1;
    EXPECT_EQ(retype(seL4_ObjectTypeCount, 0, slot), (Answer{seL4_InvalidArgument, {0}}));
    EXPECT_EQ(retype(seL4_CapTableObject, 0, slot), (Answer{seL4_InvalidArgument, {1}}));
    EXPECT_EQ(retype(seL4_UntypedObject, 3, slot), (Answer{seL4_InvalidArgument, {1}}));
    EXPECT_EQ(retype(seL4_UntypedObject, 48, slot), (Answer{seL4_RangeError, {0, 47}}));
    EXPECT_EQ(retype(seL4_UntypedObject, ~Word{0}, slot), (Answer{seL4_RangeError, {0, 47}}));
    EXPECT_EQ(retype(seL4_EndpointObject, 0, last + 1), (Answer{seL4_RangeError, {0, last}}));
    EXPECT_EQ(retype(seL4_EndpointObject, 0, slot, 0), (Answer{seL4_RangeError, {1, 256}}));
    EXPECT_EQ(retype(seL4_EndpointObject, 0, slot, 257), (Answer{seL4_RangeError, {1, 256}}));
    EXPECT_EQ(retype(seL4_EndpointObject, 0, last, 2), (Answer{seL4_RangeError, {1, 1}}));
    EXPECT_EQ(retype(seL4_EndpointObject, 0, 1), (Answer{seL4_DeleteFirst, {}}));
    EXPECT_EQ(bytes_left(), bit(arena_bits));
}

TEST_F(Untyped, DeviceMemoryOnlyBecomesFramesAndUntypeds) {
    const Word device = system.boot_info().untyped.start;
    ASSERT_TRUE(system.boot_info().untypedList[0].isDevice);
    const auto on_device = [&](Word type, Word size_bits) {
        return system.call(
            device, {UntypedRetype, {type, size_bits, 0, 0, system.next_slot(), 1}, {root_cnode}});
    };
    EXPECT_EQ(on_device(seL4_TCBObject, 0), (Answer{seL4_InvalidArgument, {1}}));
    EXPECT_EQ(on_device(small_frame_type, 0), Answer{});
    EXPECT_EQ(on_device(seL4_UntypedObject, 13), Answer{});
}

}  // namespace
}  // namespace kernel::test
