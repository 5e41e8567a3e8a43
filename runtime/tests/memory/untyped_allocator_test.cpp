// Objects out of untyped memory, against a model of the kernel: none overlap, nothing is lost.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/untyped_allocator.hpp"

#include "played_allocator.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <stdexcept>
#include <vector>

namespace selfe {
namespace {

using model::Layout;
using model::Machine;

RC_GTEST_PROP(UntypedAllocator, MakesObjectsWhileThereIsRoomAndLosesNothing, ()) {
    PlayedAllocator run({.regions = *model::regions(12, 18)});
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 60));
    run.finish();
}

RC_GTEST_PROP(UntypedAllocator, LosesNothingWhenSlotsOrNodesRunOut, ()) {
    PlayedAllocator run({.regions = *model::regions(12, 18),
                         .slots = *rc::gen::inRange<Word>(1, 40),
                         .nodes = *rc::gen::inRange<size_t>(4, 40)});
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 60));
    run.finish();
}

RC_GTEST_PROP(UntypedAllocator, ChangesNothingWhenTheKernelRefuses, ()) {
    PlayedAllocator run({.regions = *model::regions(12, 18)});
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 20));
    Machine& machine = run.machine();
    machine.objects.merge();
    const auto before = machine.used_slots();
    const Word free_slots = machine.slots.free_count();
    machine.kernel.fail_after(*rc::gen::inRange<Word>(0, 12));
    const auto result = machine.objects.take(*requests());
    if (machine.kernel.has_failed()) {
        RC_ASSERT(result.error().cause == MemoryCause::Kernel);
        RC_ASSERT(result.error().kernel == Error::NotEnoughMemory);
        RC_ASSERT(std::string(result.error().call) == "seL4_Untyped_Retype");
        machine.objects.merge();
        RC_ASSERT(machine.used_slots() == before);
        RC_ASSERT(machine.slots.free_count() == free_slots);
    } else if (result) {
        RC_ASSERT(is_ok(machine.objects.give_back(*result)));
    }
    run.finish();
}

Layout one_untyped(Word bits) {
    return {.regions = {{Cap<Untyped>{model::first_untyped}, 0x100000, bits, false}}};
}

TEST(UntypedAllocator, TurnsAllOfAnUntypedIntoObjects) {
    Machine machine(one_untyped(16));
    ASSERT_TRUE(machine.add_all());
    std::vector<Allocated<Page>> pages;
    for (auto page = machine.objects.allocate<SmallPage>(); page;
         page = machine.objects.allocate<SmallPage>()) {
        pages.push_back(hand_over(page).take());
    }
    EXPECT_EQ(pages.size(), 16U);
    pages.clear();
    EXPECT_TRUE(machine.is_whole());
}

TEST(UntypedAllocator, TakesTheSmallestUntypedThatServes) {
    Machine machine({.regions = {{Cap<Untyped>{10}, 0x10000000, 20, false},
                                 {Cap<Untyped>{11}, 0x20000000, 12, false},
                                 {Cap<Untyped>{12}, 0x30000000, 16, false}}});
    ASSERT_TRUE(machine.add_all());
    const auto page = machine.objects.allocate<SmallPage>();
    EXPECT_EQ(page->paddr(), 0x20000000U);
    EXPECT_EQ(machine.slots.free_count(), machine.slots.capacity() - 1) << "nothing was halved";
}

TEST(UntypedAllocator, KeepsHalvesForTheNextObject) {
    Machine machine(one_untyped(20));
    ASSERT_TRUE(machine.add_all());
    (void)machine.objects.allocate<SmallPage>();
    const auto slots = machine.used_slots();
    EXPECT_GT(slots.size(), 3U);
    // A kernel clears what it halves again: a second object must not pay for that.
    (void)machine.objects.allocate<SmallPage>();
    EXPECT_EQ(machine.used_slots(), slots);
    EXPECT_TRUE(machine.objects.merge());
    EXPECT_FALSE(machine.objects.merge());
}

TEST(UntypedAllocator, AddsUntypedsWhileOthersAreInUse) {
    Machine machine({.regions = {{Cap<Untyped>{10}, 0x10000, 16, false},
                                 {Cap<Untyped>{11}, 0x40000, 16, false}}});
    ASSERT_TRUE(is_ok(machine.objects.add(machine.regions[0])));
    const auto page = machine.objects.allocate<SmallPage>();
    ASSERT_TRUE(is_ok(machine.objects.add(machine.regions[1])));
    const auto other = machine.objects.allocate_at<SmallPage>(0x43000);
    EXPECT_TRUE(page.has_value() && other.has_value());
}

TEST(UntypedAllocator, OwnersMoveAndGiveBackOnce) {
    Machine machine(one_untyped(16));
    ASSERT_TRUE(machine.add_all());
    {
        Allocated<Page> first = machine.objects.allocate<SmallPage>().take();
        Allocated<Page> second = hand_over(first);
        EXPECT_TRUE(first.is_empty());
        EXPECT_FALSE(second.is_empty());
        second = machine.objects.allocate<SmallPage>().take();
        EXPECT_TRUE(is_ok(second.reset()));
        EXPECT_TRUE(second.is_empty());
    }
    EXPECT_TRUE(machine.is_whole());
    Allocated<Page> page = machine.objects.allocate<SmallPage>().take();
    const Allocation kept = page.release();
    EXPECT_TRUE(is_ok(machine.objects.give_back(kept)));
    EXPECT_THROW((void)machine.objects.give_back(kept), std::logic_error);
}

TEST(UntypedAllocator, RefusesSizesThatThereCannotBe) {
    Machine machine(one_untyped(16));
    ASSERT_TRUE(machine.add_all());
    const auto cause = [&](Word bits) {
        return machine.objects.allocate<Untyped>(bits).error().cause;
    };
    EXPECT_EQ(cause(sys::seL4_MinUntypedBits - 1), MemoryCause::OutOfRange);
    EXPECT_EQ(cause(sys::seL4_MaxUntypedBits + 1), MemoryCause::OutOfRange);
    EXPECT_EQ(cause(~Word{0}), MemoryCause::OutOfRange);
    EXPECT_EQ(machine.objects.allocate<CNode>(~Word{0} - 1).error().cause, MemoryCause::OutOfRange);
    EXPECT_EQ(machine.objects.allocate_many<SmallPage>(~Word{0}).error().cause,
              MemoryCause::OutOfRange);
    EXPECT_EQ(cause(17), MemoryCause::OutOfMemory);
}

TEST(UntypedAllocator, KeepsNothingOfManyObjectsWhenTheSecondRetypeFails) {
    Machine machine(one_untyped(16));
    ASSERT_TRUE(machine.add_all());
    const auto many = UntypedAllocator::request<Endpoint>(0, 300);
    EXPECT_TRUE(is_ok(machine.objects.give_back(*machine.objects.take(many))));
    machine.kernel.fail_after(1);
    EXPECT_EQ(machine.objects.take(many).error().cause, MemoryCause::Kernel);
    EXPECT_TRUE(machine.is_whole());
}

TEST(UntypedAllocator, KeepsNoNodesWhenThereAreNoSlots) {
    Machine machine({.regions = one_untyped(16).regions, .slots = 40, .nodes = 12});
    ASSERT_TRUE(machine.add_all());
    const SlotRegion all = *machine.slots.allocate_range(40);
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(machine.objects.allocate<SmallPage>().error(), MemoryCause::OutOfSlots);
    }
    machine.slots.give_back(all);
    EXPECT_TRUE(machine.objects.allocate<SmallPage>().has_value());
}

TEST(UntypedAllocator, SaysWhenItsBooksAreFull) {
    Machine machine({.regions = one_untyped(16).regions, .nodes = 1});
    ASSERT_TRUE(machine.add_all());
    EXPECT_EQ(machine.objects.add(machine.regions[0]), MemoryCause::OutOfRecords);
    EXPECT_EQ(machine.objects.allocate<SmallPage>().error(), MemoryCause::OutOfRecords);
}

}  // namespace
}  // namespace selfe
