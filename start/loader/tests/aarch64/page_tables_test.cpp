// Tests the loader's translation tables by walking them as the processor would.
// SPDX-License-Identifier: BSD-2-Clause
#include "loader/arch/page_tables.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <vector>

namespace selfe::loader::arch {
namespace {

/// What a block descriptor says about one address.
struct Translation {
    uint64_t physical_address;
    uint64_t memory_type;
    bool is_executable;
};

/// Walks three levels; nothing if the address is not mapped.
std::optional<Translation> translate(const Table* root, uint64_t address) {
    const Table* table = root;
    for (const unsigned shift : {39U, 30U}) {
        const uint64_t entry = table->entries[address >> shift & 511];
        if ((entry & 3) != 3) {
            return std::nullopt;
        }
        table = reinterpret_cast<const Table*>(entry & 0x0000'ffff'ffff'f000);
    }
    const uint64_t entry = table->entries[address >> 21 & 511];
    if ((entry & 3) != 1) {
        return std::nullopt;
    }
    EXPECT_NE(entry & 1 << 10, 0U) << "access flag";
    return Translation{(entry & 0x0000'ffff'ffe0'0000) | (address & (block_size - 1)),
                       entry >> 2 & 7, (entry >> 53 & 3) == 0};
}

class LoaderPageTables : public testing::Test {
  protected:
    std::vector<Table> memory_ = std::vector<Table>(16);
    TablePool pool_{memory_.data(), memory_.size()};
    PageTables tables_{pool_};
};

constexpr auto ram = MemoryType::NormalWriteBack;
constexpr auto device = MemoryType::DeviceNGnRnE;

TEST_F(LoaderPageTables, MapEveryBlockThatARangeTouches) {
    ASSERT_EQ(tables_.map(0x401f'f000, 0x401f'f000, 0x2000, ram), MapResult::Done);
    EXPECT_EQ(translate(tables_.root(), 0x4000'0000)->physical_address, 0x4000'0000U);
    EXPECT_EQ(translate(tables_.root(), 0x403f'ffff)->physical_address, 0x403f'ffffU);
    EXPECT_FALSE(translate(tables_.root(), 0x3fff'ffff));
    EXPECT_FALSE(translate(tables_.root(), 0x4040'0000));
}

TEST_F(LoaderPageTables, MapTheKernelsWindow) {
    ASSERT_EQ(tables_.map(0xffff'ff80'4000'0000, 0x4000'0000, 0x23'd000, ram), MapResult::Done);
    const auto entry = translate(tables_.root(), 0xffff'ff80'4021'2345);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->physical_address, 0x4021'2345U);
    EXPECT_TRUE(entry->is_executable);
    EXPECT_EQ(entry->memory_type, 4U);
}

TEST_F(LoaderPageTables, NeverExecuteDeviceMemory) {
    ASSERT_EQ(tables_.map(0x900'0000, 0x900'0000, 0x1000, device), MapResult::Done);
    const auto entry = translate(tables_.root(), 0x900'0018);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->memory_type, 0U);
    EXPECT_FALSE(entry->is_executable);
}

TEST_F(LoaderPageTables, AcceptTheSameMappingAgainAndRefuseAnother) {
    ASSERT_EQ(tables_.map(0x4000'0000, 0x4000'0000, 0x1000, ram), MapResult::Done);
    EXPECT_EQ(tables_.map(0x4010'0000, 0x4010'0000, 0x1000, ram), MapResult::Done);
    EXPECT_EQ(tables_.map(0x4000'0000, 0x8000'0000, 0x1000, ram), MapResult::Conflict);
    EXPECT_EQ(tables_.map(0x4000'0000, 0x4000'0000, 0x1000, device), MapResult::Conflict);
}

TEST_F(LoaderPageTables, RefuseAddressesThatDifferWithinABlock) {
    EXPECT_EQ(tables_.map(0x4000'1000, 0x4000'0000, 0x1000, ram), MapResult::Misaligned);
}

TEST_F(LoaderPageTables, SayWhenThePoolIsEmpty) {
    TablePool two(memory_.data(), 2);
    PageTables tables(two);
    EXPECT_EQ(tables.map(0, 0, 1, ram), MapResult::OutOfTables);
    TablePool none(memory_.data(), 0);
    PageTables rootless(none);
    EXPECT_EQ(rootless.map(0, 0, 1, ram), MapResult::OutOfTables);
}

RC_GTEST_FIXTURE_PROP(LoaderPageTables, TranslateExactlyWhatWasMapped, ()) {
    const auto first = *rc::gen::inRange<uint64_t>(0, 0x1'0000'0000);
    const auto size = *rc::gen::inRange<uint64_t>(1, 0x100'0000);
    const auto blocks = *rc::gen::inRange<uint64_t>(0, 1 << 27);
    const uint64_t virtual_address = first + blocks * block_size;
    RC_ASSERT(tables_.map(virtual_address, first, size, ram) == MapResult::Done);
    const uint64_t inside = *rc::gen::inRange<uint64_t>(0, size);
    const auto entry = translate(tables_.root(), virtual_address + inside);
    RC_ASSERT(entry.has_value());
    RC_ASSERT(entry->physical_address == first + inside);
    const uint64_t start = virtual_address & ~(block_size - 1);
    const uint64_t end = (virtual_address + size + block_size - 1) & ~(block_size - 1);
    RC_ASSERT(start == 0 || !translate(tables_.root(), start - 1));
    RC_ASSERT(!translate(tables_.root(), end));
}

}  // namespace
}  // namespace selfe::loader::arch
