// Mappings against a model of the kernel: every address leads where it should, and nothing is left.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/page_mapper.hpp"

#include "played_mapper.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace selfe {
namespace {

using model::Machine;

RC_GTEST_PROP(PageMapper, MapsWhereItSaysAndLeavesNothing, ()) {
    PlayedMapper run({.regions = *model::regions(14, 25)}, 300);
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 30));
    run.finish();
}

RC_GTEST_PROP(PageMapper, LosesNothingWhenMemorySlotsOrRecordsRunOut, ()) {
    PlayedMapper run({.regions = *model::regions(12, 17),
                      .slots = *rc::gen::inRange<Word>(1, 100),
                      .nodes = *rc::gen::inRange<size_t>(4, 100)},
                     *rc::gen::inRange<size_t>(0, 12));
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 30));
    run.finish();
}

RC_GTEST_PROP(PageMapper, ChangesNothingWhenTheKernelRefuses, ()) {
    PlayedMapper run({.regions = *model::regions(14, 25)}, 300);
    RC_ASSERT(run.start());
    play(run, *rc::gen::inRange(1, 10));
    Machine& machine = run.machine();
    machine.objects.merge();
    const auto before = machine.used_slots();
    const Word records = run.pages().free_records();
    const Word tables = run.pages().table_count();
    machine.kernel.fail_after(*rc::gen::inRange<Word>(0, 40));
    const Mapped mapped = run.map(0, *rc::gen::inRange<Word>(1, 20) * page, {});
    if (machine.kernel.has_failed()) {
        RC_ASSERT(mapped.error().cause == MemoryCause::Kernel);
        machine.objects.merge();
        // Tables stay where addresses are reserved.
        const Word kept = run.pages().table_count() - tables;
        RC_ASSERT(kept != 0 || machine.used_slots() == before);
        RC_ASSERT(run.pages().free_records() == records - kept);
    }
    run.check();
    run.finish();
}

class Mapper : public testing::Test {
  protected:
    Mapper() : run_({.regions = {{Cap<Untyped>{10}, 0x10000000, 20, false}}}, 50) {
        EXPECT_TRUE(run_.start());
    }
    PageMapper& pages() { return run_.pages(); }

    PlayedMapper run_;
};

TEST_F(Mapper, MakesTheTablesThatAreMissingAndDeletesThemAfterTheLastPage) {
    Mapping first = pages().map(page).take();
    const Word tables = pages().table_count();
    EXPECT_EQ(tables, model::table_spans.size());
    Mapping second = pages().map(page).take();
    EXPECT_EQ(pages().table_count(), tables) << "tables are shared";
    EXPECT_TRUE(is_ok(first.reset()));
    EXPECT_EQ(pages().table_count(), tables);
    EXPECT_TRUE(is_ok(second.reset()));
    EXPECT_EQ(pages().table_count(), 0U);
    run_.finish();
}

TEST_F(Mapper, LeavesAloneAPageThatIsMappedElsewhere) {
    const auto allocated = run_.machine().objects.allocate<SmallPage>();
    Mapping mapping = pages().map_page(allocated->cap()).take();
    const Mapped again = pages().map_page(allocated->cap());
    EXPECT_EQ(again.error().cause, MemoryCause::Kernel);
    EXPECT_EQ(again.error().kernel, Error::InvalidArgument);
    EXPECT_EQ(run_.machine().kernel.page_at(mapping.address()), allocated->cap().bits);
    EXPECT_TRUE(is_ok(mapping.reset()));
    EXPECT_NE(run_.machine().kernel.find(allocated->cap().bits), nullptr) << "it is the caller's";
}

TEST_F(Mapper, SaysWhatIsMissing) {
    EXPECT_EQ(pages().map(range.size + page).error(), MemoryCause::OutOfAddresses);
    EXPECT_EQ(pages().map(300 * page).error(), MemoryCause::OutOfMemory);
    EXPECT_EQ(pages().map(page, {.page_bits = 13}).error(), MemoryCause::OutOfRange);
    EXPECT_EQ(pages().map(page, {.page_bits = 99}).error(), MemoryCause::OutOfRange);
    EXPECT_EQ(pages().map_page(Cap<Page>{99}, {.page_bits = 99}).error(), MemoryCause::OutOfRange);
    EXPECT_EQ(pages().map_at(range.start + 1, page).error(), MemoryCause::Misaligned);
    EXPECT_EQ(pages().map(page, {.guard_before = ~Word{0} & -page}).error(),
              MemoryCause::OutOfAddresses);
    EXPECT_EQ(pages().unmap(range.start), MemoryCause::NotMapped);
    EXPECT_EQ(pages().protect(range.start, Rights::can_read(), VmAttributes::standard()),
              MemoryCause::NotMapped);
    EXPECT_EQ(pages().map_device(0xfff, 0).error(), MemoryCause::OutOfRange);
    EXPECT_EQ(pages().map_device(~Word{0}, 2).error(), MemoryCause::OutOfRange);
    EXPECT_EQ(pages().map_device(0x1000, 4).error(), MemoryCause::NotCovered);
    EXPECT_EQ(pages().reserve(page, 3).error(), MemoryCause::Misaligned);
    EXPECT_EQ(pages().reserve(page + 1).error(), MemoryCause::Misaligned);
    run_.finish();
}

TEST(PageMapper, MapsDevicesInTheLargestPagesThatFit) {
    const Word large = arch::page_sizes[1].bits;
    const Word size = Word{2} << large;
    PlayedMapper run({.regions = {{Cap<Untyped>{10}, 0x10000000, 20, false},
                                  {Cap<Untyped>{11}, Word{1} << 30, large + 3, true}}},
                     50);
    ASSERT_TRUE(run.start());
    const auto bits_of = [&](const Mapping& mapping) {
        return run.machine().kernel.find(mapping.page().bits)->place->bits;
    };
    const Mapping all = run.pages().map_device(Word{1} << 30, size).take();
    EXPECT_EQ(bits_of(all), large);
    EXPECT_EQ(all.size(), size);
    const Mapping part = run.pages().map_device((Word{1} << 30) + size, page).take();
    EXPECT_EQ(bits_of(part), sys::seL4_PageBits);
}

TEST_F(Mapper, OwnersMoveAndUnmapOnce) {
    {
        Mapping first = pages().map(page).take();
        Mapping second = hand_over(first);
        EXPECT_TRUE(first.is_empty());
        second = pages().map(2 * page).take();
        EXPECT_EQ(second.size(), 2 * page);
        EXPECT_FALSE(second.page(page).is_null());
    }
    const Word kept = pages().map(page).take().release();
    EXPECT_TRUE(is_ok(pages().unmap(kept)));
    run_.finish();
}

TEST_F(Mapper, FindsTheLowestPlaceWithRoomForGuards) {
    const Mapping third = pages().map_at(range.start + 3 * page, page).take();
    const auto place = [&](const MapOptions& options) {
        return pages().map(page, options).take().address();
    };
    EXPECT_EQ(place({}), range.start);
    EXPECT_EQ(place({.guard_before = 2 * page}), range.start + 2 * page);
    EXPECT_EQ(place({.guard_after = 2 * page}), range.start);
    EXPECT_EQ(place({.guard_before = 3 * page}), range.start + 7 * page);
    EXPECT_EQ(place({.guard_after = 3 * page}), range.start + 4 * page);
}

TEST_F(Mapper, MapsAFewLargeRunsRatherThanManyPages) {
    const Word records = pages().free_records();
    const Mapped mapped = pages().map(64 * page);
    ASSERT_TRUE(mapped.has_value());
    EXPECT_EQ(records - pages().free_records() - pages().table_count(), 1U);
}

TEST(PageMapper, PutsMemoryTogetherFromSmallPieces) {
    std::vector<UntypedRegion> regions;
    for (Word i = 0; i < 8; ++i) {
        regions.push_back({Cap<Untyped>{model::first_untyped + i}, (i + 1) << 16, 13, false});
    }
    PlayedMapper run({.regions = regions}, 50);
    ASSERT_TRUE(run.start());
    EXPECT_TRUE(run.pages().map(8 * page).has_value());
    run.finish();
}

}  // namespace
}  // namespace selfe
