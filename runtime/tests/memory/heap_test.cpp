// The heap against the simplest account of it: blocks apart, aligned, untouched, and all back.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/heap.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

namespace selfe {
namespace {

struct Block {
    unsigned char* start;
    size_t size;
    unsigned char pattern;
};

bool holds_pattern(const Block& block) {
    return std::all_of(block.start, block.start + block.size,
                       [&](unsigned char byte) { return byte == block.pattern; });
}

/// Gives one arena after the other, up to a number; owns them.
class Arenas final : public HeapSource {
  public:
    explicit Arenas(int limit) : limit_(limit) {}

    Arena grow(size_t size) override {
        if (given_.size() == static_cast<size_t>(limit_)) {
            return {};
        }
        given_.emplace_back(new unsigned char[size]);
        total_ += size;
        return {given_.back().get(), size};
    }
    [[nodiscard]] size_t total() const { return total_; }

  private:
    int limit_;
    size_t total_ = 0;
    std::vector<std::unique_ptr<unsigned char[]>> given_;
};

/// Random blocks that come and go, each filled from end to end.
void play(Heap& heap, std::vector<Block>& held) {
    const int steps = *rc::gen::inRange(0, 80);
    for (int step = 0; step < steps; ++step) {
        if (*rc::gen::inRange(0, 5) < 3 || held.empty()) {
            const size_t size = *rc::gen::inRange<size_t>(0, 600);
            const size_t aligned = size_t{1} << *rc::gen::inRange(0, 9);
            auto* const start = static_cast<unsigned char*>(heap.allocate(size, aligned));
            if (start == nullptr) {
                continue;
            }
            RC_ASSERT(reinterpret_cast<uintptr_t>(start) % std::max(aligned, Heap::alignment) ==
                      0U);
            const auto pattern = static_cast<unsigned char>(step);
            std::memset(start, pattern, size);
            held.push_back({start, size, pattern});
        } else {
            const size_t which = *rc::gen::inRange<size_t>(0, held.size());
            RC_ASSERT(holds_pattern(held[which]));
            heap.deallocate(held[which].start);
            held.erase(held.begin() + static_cast<ptrdiff_t>(which));
        }
    }
    for (const Block& block : held) {
        RC_ASSERT(holds_pattern(block));
    }
}

RC_GTEST_PROP(Heap, BlocksAreApartAndAllComesBack, ()) {
    const size_t size = *rc::gen::inRange<size_t>(0, 8000);
    const size_t offset = *rc::gen::inRange<size_t>(0, 16);
    const std::unique_ptr<unsigned char[]> arena(new unsigned char[size + offset]);
    Heap heap(arena.get() + offset, size);
    const size_t free = heap.free_bytes();
    RC_ASSERT(free <= size && free + 3 * Heap::alignment > size);

    std::vector<Block> held;
    play(heap, held);
    for (const Block& block : held) {
        heap.deallocate(block.start);
    }
    RC_ASSERT(heap.free_bytes() == free);
    RC_ASSERT(heap.free_blocks() == (free == 0 ? 0U : 1U));
    if (free != 0) {
        const bool is_whole = heap.allocate(free - Heap::alignment) != nullptr;
        RC_ASSERT(is_whole);
    }
}

RC_GTEST_PROP(Heap, GrowsWhileItsSourceGives, ()) {
    Arenas arenas(*rc::gen::inRange(0, 20));
    Heap heap(arenas);
    std::vector<Block> held;
    play(heap, held);
    for (const Block& block : held) {
        heap.deallocate(block.start);
    }
    RC_ASSERT(heap.free_bytes() <= arenas.total());
    RC_ASSERT(heap.free_bytes() + 100 * Heap::alignment >= arenas.total());
}

class SmallHeap : public testing::Test {
  protected:
    alignas(Heap::alignment) unsigned char arena_[1024];
    Heap heap_{arena_};
};

TEST_F(SmallHeap, IsUsedUpToTheLastByte) {
    EXPECT_EQ(heap_.allocate(1024), nullptr);
    void* const all = heap_.allocate(1024 - Heap::alignment);
    EXPECT_EQ(all, arena_ + Heap::alignment);
    EXPECT_EQ(heap_.free_bytes(), 0U);
    EXPECT_EQ(heap_.allocate(0), nullptr);
}

TEST_F(SmallHeap, GivesNullForWhatNoMemoryHolds) {
    EXPECT_EQ(heap_.allocate(SIZE_MAX), nullptr);
    EXPECT_EQ(heap_.allocate(SIZE_MAX - 100), nullptr);
    EXPECT_EQ(heap_.allocate(1, SIZE_MAX / 2 + 1), nullptr);
}

TEST_F(SmallHeap, BlocksOfNothingAreDifferentOnes) {
    EXPECT_NE(heap_.allocate(0), heap_.allocate(0));
}

TEST_F(SmallHeap, PanicsAtWhatIsDeletedTwice) {
    void* const block = heap_.allocate(10);
    heap_.deallocate(block);
    EXPECT_THROW(heap_.deallocate(block), std::logic_error);
}

TEST_F(SmallHeap, PanicsAtAnAddressInsideABlock) {
    auto* const block = static_cast<unsigned char*>(heap_.allocate(100));
    std::memset(block, 0, 100);
    EXPECT_THROW(heap_.deallocate(block + 8), std::logic_error);
    EXPECT_THROW(heap_.deallocate(block + 32), std::logic_error);
    heap_.deallocate(nullptr);
}

}  // namespace
}  // namespace selfe
