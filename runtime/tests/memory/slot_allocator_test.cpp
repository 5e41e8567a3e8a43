// Slots that are handed out are free ones, in a row if asked for, as long as there are any.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/slot_allocator.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <stdexcept>
#include <vector>

namespace selfe {
namespace {

constexpr Cap<CNode> root{2};

/// The longest run of numbers in [first, past) that are not in `taken`.
Word longest_run(const std::set<Word>& taken, Word first, Word past) {
    Word longest = 0;
    Word run = 0;
    for (Word slot = first; slot < past; ++slot) {
        run = taken.contains(slot) ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return longest;
}

RC_GTEST_PROP(SlotAllocator, GivesFreeSlotsInARowWhileThereAreAny, ()) {
    const Word first = *rc::gen::inRange<Word>(0, 200);
    const Word size = *rc::gen::inRange<Word>(0, 200);
    const Word words = *rc::gen::inRange<Word>(1, 4);
    std::vector<Word> bitmap(words, ~Word{0});
    SlotAllocator slots(root, SlotRegion(first, first + size), bitmap.data(), bitmap.size());
    const Word capacity = std::min(size, words * word_bits);
    RC_ASSERT(slots.capacity() == capacity);

    std::set<Word> taken;
    std::vector<SlotRegion> held;
    const auto steps = *rc::gen::container<std::vector<std::pair<bool, Word>>>(
        rc::gen::pair(rc::gen::arbitrary<bool>(), rc::gen::inRange<Word>(0, 40)));
    for (const auto& [is_taking, number] : steps) {
        if (is_taking) {
            const auto range = slots.allocate_range(number);
            const bool must_fit =
                number != 0 && number <= longest_run(taken, first, first + capacity);
            RC_ASSERT(range.has_value() == must_fit);
            if (!range) {
                RC_ASSERT(range.error() == MemoryCause::OutOfSlots);
                continue;
            }
            RC_ASSERT(range->size() == number);
            for (const Word slot : *range) {
                RC_ASSERT(slot >= first && slot < first + capacity);
                RC_ASSERT(taken.insert(slot).second);
            }
            held.push_back(*range);
        } else if (!held.empty()) {
            const size_t which = number % held.size();
            for (const Word slot : held[which]) {
                taken.erase(slot);
                if (number % 2 == 0) {
                    slots.give_back(slots.slot(slot));
                }
            }
            if (number % 2 != 0) {
                slots.give_back(held[which]);
            }
            held.erase(held.begin() + static_cast<ptrdiff_t>(which));
        }
        RC_ASSERT(slots.free_count() == capacity - taken.size());
    }
}

TEST(SlotAllocator, NamesSlotsOfTheRootAtFullDepth) {
    Word bitmap[1];
    SlotAllocator slots(root, SlotRegion(40, 41), bitmap);
    const auto slot = slots.allocate();
    ASSERT_TRUE(slot.has_value());
    EXPECT_EQ(*slot, root.slot(40));
    EXPECT_EQ(slots.allocate().error().cause, MemoryCause::OutOfSlots);
}

TEST(SlotAllocator, PanicsAtASlotThatIsFreeAlready) {
    Word bitmap[1];
    SlotAllocator slots(root, SlotRegion(40, 50), bitmap);
    const auto slot = slots.allocate();
    slots.give_back(*slot);
    EXPECT_THROW(slots.give_back(*slot), std::logic_error);
}

TEST(SlotAllocator, PanicsAtASlotOfSomebodyElses) {
    Word bitmap[1];
    SlotAllocator slots(root, SlotRegion(40, 50), bitmap);
    EXPECT_THROW(slots.give_back(slots.slot(39)), std::logic_error);
    EXPECT_THROW(slots.give_back(slots.slot(50)), std::logic_error);
    EXPECT_THROW(slots.give_back(SlotRegion(49, 51)), std::logic_error);
}

}  // namespace
}  // namespace selfe
