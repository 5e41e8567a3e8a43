// Free memory while booting: nothing is handed out twice, nothing is lost.
// SPDX-License-Identifier: BSD-2-Clause
#include "boot/memory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <set>

namespace kernel::boot {
namespace {

// RC_ASSERT((…)): RapidCheck overloads || and &&, so without the parentheses both sides are
// evaluated.

std::set<Word> members(const FreeMemory& memory) {
    std::set<Word> all;
    for (const Range& range : memory) {
        for (Word at = range.start; at < range.end; ++at) {
            all.insert(at);
        }
    }
    return all;
}

RC_GTEST_PROP(FreeMemory, ReserveTakesOutExactlyTheRange, ()) {
    FreeMemory memory;
    memory.add({100, 160});
    memory.add({170, 200});
    std::set<Word> expected = members(memory);
    const auto holes = *rc::gen::container<std::vector<std::pair<Word, Word>>>(
        rc::gen::pair(rc::gen::inRange<Word>(90, 210), rc::gen::inRange<Word>(0, 40)));
    for (const auto& [start, size] : holes) {
        memory.reserve({start, start + size});
        for (Word at = start; at < start + size; ++at) {
            expected.erase(at);
        }
        RC_ASSERT(members(memory) == expected);
    }
}

RC_GTEST_PROP(Pieces, FillARangeWithAlignedPowersOfTwo, ()) {
    const Word start = *rc::gen::inRange<Word>(0, Word{1} << 40);
    const Word end = start + *rc::gen::inRange<Word>(0, Word{1} << 40);
    Word at = align_up(start, seL4_MinUntypedBits);
    unsigned count = 0;
    for_each_piece({start, end}, [&](Word base, unsigned bits) {
        RC_ASSERT(base == at);
        RC_ASSERT(is_aligned(base, bits));
        RC_ASSERT((bits >= unsigned{seL4_MinUntypedBits} && bits <= unsigned{seL4_MaxUntypedBits}));
        at += bit(bits);
        ++count;
    });
    RC_ASSERT((at <= end || count == 0));
    RC_ASSERT(end < at + bit(seL4_MinUntypedBits));
    RC_ASSERT(count <= 2 * word_bits);
}

TEST(Pieces, ReachTheEndOfTheAddressSpace) {
    constexpr Word last_bits = 20;
    Word covered = 0;
    for_each_piece({~mask(last_bits + 1), 0}, [&](Word base, unsigned bits) {
        EXPECT_EQ(base, ~mask(last_bits + 1) + covered);
        covered += bit(bits);
    });
    EXPECT_EQ(covered, bit(last_bits + 1));
}

TEST(Pieces, NothingFitsBetweenTwoMultiplesOfTheSmallest) {
    constexpr Word smallest = bit(seL4_MinUntypedBits);
    for_each_piece({smallest + 1, 2 * smallest - 1}, [](Word, unsigned) { ADD_FAILURE(); });
    for_each_piece({smallest, smallest}, [](Word, unsigned) { ADD_FAILURE(); });
}

TEST(FreeMemory, TakeIsAlignedClearedAndNotFreeAnyMore) {
    constexpr unsigned bits = 12;
    const std::unique_ptr<char, decltype(&std::free)> block(
        static_cast<char*>(std::aligned_alloc(bit(bits), 4 * bit(bits))), &std::free);
    std::fill_n(block.get(), 4 * bit(bits), 'x');
    const Word start = reinterpret_cast<Word>(block.get());
    FreeMemory memory;
    memory.add({start, start + 4 * bit(bits) - 1});

    const Word first = memory.take(bits);
    const Word second = memory.take(bits);

    EXPECT_EQ(first, start + 2 * bit(bits));
    EXPECT_EQ(second, start + bit(bits));
    EXPECT_EQ(*reinterpret_cast<char*>(first), 0);
    EXPECT_EQ(*reinterpret_cast<char*>(second + bit(bits) - 1), 0);
}

}  // namespace
}  // namespace kernel::boot
